#!/usr/bin/env python3
"""Makes lessons about "he" and "she" out of texts that nobody has annotated.

usage: distant.py texts DATA > TEXTS
       distant.py lessons FOUND > LESSONS

`texts` writes the training parts of the corpora in DATA as running text, a form feed between documents. FOUND is what `factwire-eval
lessons texts TEXTS` prints, LESSONS has the format of GAP with A as the right name. All people of a lesson are given one gender, once
each, so that only grammar and meaning tell who is meant. Lessons are of two kinds: a pronoun whose antecedent is known since the
others had the other gender; and a name that stands for the second time, in place of which a pronoun is put.
"""
import argparse
import collections
import glob
import hashlib
import json
import os

LEXICON = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../src/lexicon')
BEFORE = 3  # sentences before the pronoun's that a lesson has
SURE = .65  # how probable the link of a pronoun must be
SURER = .9  # and where others may have its gender
SHAPES = {'nsubj': 'he she', 'nsubj:pass': 'he she', 'obj': 'him her', 'iobj': 'him her', 'obl': 'him her', 'nmod': 'him her',
          'nmod:poss': 'his her'}
PRONOUNS = {'he': ('m', 'she'), 'him': ('m', 'her'), 'his': ('m', 'hers'), 'himself': ('m', 'herself'),
            'she': ('f', 'he'), 'her': ('f', 'him'), 'hers': ('f', 'his'), 'herself': ('f', 'himself')}
PAIRS = '''husband wife, father mother, son daughter, brother sister, man woman, men women, boy girl, boys girls, sons daughters,
brothers sisters, uncle aunt, nephew niece, grandfather grandmother, dad mom, actor actress, king queen, prince princess, widower widow,
boyfriend girlfriend, gentleman lady, spokesman spokeswoman, chairman chairwoman, congressman congresswoman, businessman businesswoman,
grandson granddaughter, stepfather stepmother, male female, Mr Mrs, Mr Miss, Mr Ms, Mr. Mrs., Mr. Ms.'''
NOUNS = {}
for he, she in (pair.split() for pair in PAIRS.split(',')):
    NOUNS |= {he: ('m', she), she: ('f', he)}
CLOSING = set(", . ; : ! ? ) ] % 's ’s n't n’t 're 've 'll 'd 'm ' ” ’".split())


def joined(words):
    """Words as running text: the corpora of names do not say where spaces are."""
    text, quoted, glued = '', False, True
    for word in words:
        quote = word in ('"', '``', "''")
        closes = quote and quoted or word in CLOSING
        text += ('' if glued or closes else ' ') + ('"' if quote else word)
        quoted ^= quote
        glued = quote and quoted or word in ('(', '[', '$', '“', '‘', '£')
    return text


def columns(path, comment):
    """Documents of a file with a word a line; a sentence a line."""
    documents, words = [[]], []
    with open(path, encoding='utf8') as file:
        for line in [*file, '']:
            cell = line.split()[:1]
            if cell and not cell[0].startswith(comment):
                words.append(cell[0])
                continue
            if words:
                documents[-1].append(joined(words))
            words = []
            if cell and cell[0] == '-DOCSTART-':
                documents.append([])
    return ['\n'.join(sentences) for sentences in documents]


def conllu(path):
    documents = []
    with open(path, encoding='utf8') as file:
        for line in file:
            if line.startswith('# newdoc'):
                documents.append('')
            elif line.startswith('# newpar'):
                documents[-1] += '\n\n'
            elif line.startswith('# text = '):
                documents[-1] += ('' if documents[-1].endswith('\n') else ' ') + line[9:].rstrip('\n')
    return documents


def texts(folder):
    def many(pattern, reader):
        return [text for path in sorted(glob.glob(os.path.join(folder, pattern))) for text in reader(path)]

    found = many('worldwide_newswire/train/*.tsv', lambda path: columns(path, 'http'))
    found += many('conll2003/eng.train', lambda path: columns(path, '-DOCSTART-'))
    found += many('ud_ewt/train.conllu', conllu) + many('gum_open/train/*.conllu', conllu)
    return [text.replace('\f', ' ').strip() for text in found if len(text.strip()) > 200]


def lexicon(name):
    with open(os.path.join(LEXICON, name), encoding='utf8') as file:
        return [line.split() for line in file if not line.startswith('#')]


class Names:
    """Given names of each gender that the texts have, and one for another."""

    def __init__(self, documents):
        self.gender = {line[0]: line[1] for line in lexicon('given_names.txt') if len(line) == 2}
        family = {name for line in lexicon('family_names.txt') for name in line}
        seen = collections.Counter(first(d, m) for d in documents for m in people(d) if m['gender'] in 'mf')
        usual = [n for n, count in seen.items() if count > 1 and n.isalpha() and n.lower() not in family]
        self.of = {g: [n for n in usual if self.gender.get(n.lower()) == g] for g in 'mf'}

    def other(self, name, gender, salt, used):
        start = int(hashlib.md5(f'{name} {salt}'.encode()).hexdigest(), 16)
        names = self.of[gender]
        every = (names[(start + i * 7919) % len(names)] for i in range(len(names)))
        return next((n for n in every if n not in used), name)


def people(document):
    return [m for m in document['mentions'] if m['form'] == 'name' and m['kind'] == 'person' and m['entity'] is not None]


def first(document, mention):
    return document['bytes'][mention['start']:mention['end']].decode().split()[0]


class Maker:
    def __init__(self, document, number, names):
        self.d, self.number, self.names, self.text = document, number, names, document['bytes']
        self.words, self.people, self.rows = document['words'], people(document), []
        told = collections.defaultdict(set)
        for m in self.people:
            told[m['entity']] |= {m['gender']} & set('mf')
        self.gender = {entity: min(all_) if len(all_) == 1 else None for entity, all_ in told.items()}

    def word(self, i):
        return self.text[self.words[i]['start']:self.words[i]['end']].decode()

    def near(self, sentence):
        return [m for m in self.people if sentence - BEFORE <= self.words[m['head']]['sentence'] <= sentence]

    def lessons(self):
        for m in self.d['mentions']:
            word, at = self.word(m['head']).lower(), self.words[m['head']]
            if m['form'] == 'pronoun' and word in PRONOUNS and not word.endswith('self') and (m['confidence'] or 0) >= SURE:
                gender = PRONOUNS[word][0]
                others = [self.gender[o['entity']] for o in self.near(at['sentence']) if o['entity'] != m['entity']]
                alone = not {None, gender} & set(others)
                different = any(self.gender[o['entity']] not in (None, gender) and o['head'] < m['head'] for o in self.near(at['sentence']))
                if self.gender.get(m['entity']) == gender and different and (alone or m['confidence'] >= SURER):
                    self.add(m, (at['start'], at['end']), None)
        for m in self.people:
            at, inside = self.words[m['head']], range(m['head'], len(self.words))
            inside = [i for i in inside if self.words[i]['end'] <= m['end'] and m['start'] <= self.words[i]['start']]
            own = [w for w in self.words if w['sentence'] == at['sentence'] and w['head'] in inside and not m['start'] <= w['start'] < m['end']]
            end = m['end']
            if at['deprel'] == 'nmod:poss':
                after = inside[-1] + 1
                if after >= len(self.words) or self.word(after) not in ("'s", '’s', "'", '’'):
                    continue
                end = self.words[after]['end']
            again = any(o['entity'] == m['entity'] and o['head'] < m['head'] for o in self.near(at['sentence']))
            if at['deprel'] in SHAPES and again and all(w['deprel'] in ('case', 'punct') for w in own):
                self.add(m, (m['start'], end), SHAPES[at['deprel']].split())
        return self.rows

    def add(self, m, span, shape):
        """The lesson about a pronoun or what is made one, once for each gender."""
        sentence = self.words[m['head']]['sentence']
        words = [w for w in self.words if sentence - BEFORE <= w['sentence'] <= sentence + (self.number + m['head']) % 2]
        begin, end = words[0]['start'], words[-1]['end']
        named = [o for o in self.people if begin <= o['start'] and o['end'] <= end and o['head'] != m['head']]
        before = [o for o in named if o['start'] < span[0]]
        right = [o for o in before if o['entity'] == m['entity']]
        wrong = [o for o in before if o['entity'] != m['entity']]
        if not right or not wrong:
            return
        for gender in 'mf':
            changes, new = {}, {}
            for w in words:
                word = self.text[w['start']:w['end']].decode()
                if word.lower() in PRONOUNS:
                    changes[w['start']] = w['end'], turned(word, w['deprel'], gender)
                elif NOUNS.get(word, gender)[0] != gender:
                    changes[w['start']] = w['end'], NOUNS[word][1]
            for o in named:
                name = first(self.d, o)
                if o['gender'] in 'mf' and o['gender'] != gender and self.names.gender.get(name.lower()) == o['gender']:
                    new[name] = new.get(name) or self.names.other(name, gender, self.number, new.values())
                    changes[o['start']] = o['start'] + len(name.encode()), new[name]
            if shape:
                pronoun = shape[gender == 'f']
                changes = {at: c for at, c in changes.items() if not span[0] <= at < span[1]}
                changes[span[0]] = span[1], pronoun.capitalize() if self.words[m['head'] - 1]['sentence'] != sentence else pronoun
            self.write(changes, begin, end, span[0], right[-1], wrong[-1])

    def write(self, changes, begin, end, pronoun, right, wrong):
        text, at, moved = '', begin, {}
        ends = sorted({begin, end, *changes, *(x for o in (right, wrong) for x in (o['start'], o['end']))})
        for next_ in ends:
            if next_ < at:
                continue  # within what has been changed
            text += self.text[at:next_].decode()
            at, moved[next_] = next_, len(text)
            if next_ in changes:
                at, new = changes[next_]
                text += new
        text = ''.join(' ' if c.isspace() else c for c in text)
        row = [str(len(self.rows)), text, changes[pronoun][1], str(moved[pronoun])]
        for o, answer in ((right, 'TRUE'), (wrong, 'FALSE')):
            if o['start'] not in moved or o['end'] not in moved:
                return
            row += [text[moved[o['start']]:moved[o['end']]], str(moved[o['start']]), answer]
        self.rows.append(row)


def turned(word, deprel, gender):
    was, other = PRONOUNS[word.lower()]
    if was == gender:
        return word
    if word.lower() in ('his', 'her') and deprel == 'nmod:poss':
        other = 'her' if gender == 'f' else 'his'
    return other.capitalize() if word[0].isupper() else other


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('what', choices=['texts', 'lessons'])
    parser.add_argument('source')
    args = parser.parse_args()
    if args.what == 'texts':
        print('\f'.join(texts(args.source)), end='')
        return
    with open(args.source, encoding='utf8') as file:
        documents = [json.loads(line) for line in file]
    for d in documents:
        d['bytes'] = d['text'].encode()
    names = Names(documents)
    print('ID', 'Text', 'Pronoun', 'Pronoun-offset', 'A', 'A-offset', 'A-coref', 'B', 'B-offset', 'B-coref', sep='\t')
    for number, d in enumerate(documents):
        for row in Maker(d, number, names).lessons():
            print(f'{number}-{row[0]}', *row[1:], sep='\t')


if __name__ == '__main__':
    main()
