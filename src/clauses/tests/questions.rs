//! Questions, and what only looks like one.

use super::check;

#[test]
fn knows_questions_inside_sentences() {
    check(
        "
1 It PRON 3 expl event
2 is AUX 3 cop
3 unclear ADJ 0 root
4 whether SCONJ 8 mark
5 the DET 6 det
6 court NOUN 8 nsubj organization
7 will AUX 8 aux
8 hear VERB 3 csubj
9 the DET 10 det
10 case NOUN 8 obj abstract
11 . PUNCT 3 punct
",
        "
be attr=unclear subj=hear
hear subj=court obj=case Possible
",
    );
}

#[test]
fn knows_questions() {
    check(
        "
1 Did AUX 4 aux
2 the DET 3 det
3 mayor NOUN 4 nsubj person
4 sign VERB 0 root
5 the DET 6 det
6 letter NOUN 4 obj object
7 ? PUNCT 4 punct
",
        "
sign subj=mayor obj=letter Question
",
    );
}

#[test]
fn asks_even_with_a_modal_verb() {
    check(
        "
1 Can AUX 3 aux
2 we PRON 3 nsubj person
3 trust VERB 0 root
4 the DET 5 det
5 bank NOUN 3 obj organization
6 ? PUNCT 3 punct
",
        "
trust subj=we obj=bank Question
",
    );
}

#[test]
fn what_stands_before_a_tag_is_told() {
    check(
        "
1 Sund PROPN 2 nsubj B-Person person
2 signed VERB 0 root lemma=sign
3 , PUNCT 4 punct
4 did AUX 2 parataxis lemma=do
5 n't PART 4 advmod
6 she PRON 4 nsubj
7 ? PUNCT 2 punct
",
        "
sign subj=Sund
do subj=she not
",
    );
}

#[test]
fn an_inquiry_whether_it_is_so_is_a_question() {
    let rows = "
1 Sund PROPN 2 nsubj B-Person person
2 ignored VERB 0 root lemma=ignore
3 inquiries NOUN 2 obj abstract lemma=inquiry
4 about SCONJ 7 mark
5 whether SCONJ 7 mark
6 Lund PROPN 7 nsubj B-Person person
7 left VERB 3 acl lemma=leave
8 . PUNCT 2 punct
";
    check(rows, "\nignore subj=Sund obj=inquiries\nleave subj=Lund Question\n");
    let doubts =
        rows.replace("3 inquiries NOUN 2 obj abstract lemma=inquiry", "3 doubts NOUN 2 obj abstract lemma=doubt");
    check(&doubts, "\nignore subj=Sund obj=doubts\nleave subj=Lund Possible\n");
}
