# Makes articles of the article that it is given and of documents: awk -v words=600 -v n=20 -f scripts/articles.awk article.txt documents.jsonl
# Each is the article with documents behind it, a paragraph each, until it has so many words; each takes other documents.
# The article's day of publication is not told: it is text like any other.
FNR == NR { article = article (FNR > 1 ? "\\n" : "") escaped($0); long += NF; next }
{
    sub(/.*"text":"/, ""); sub(/"}$/, "")
    documents[count++] = $0
}
END {
    for (i = 0; i < n; i++) {
        text = article; size = long
        while (size < words) {
            document = documents[next_++ % count]
            text = text "\\n\\n" document
            size += split(document, parts, " ")
        }
        print "{\"text\":\"" text "\"}"
    }
}
function escaped(line) { gsub(/\\/, "\\\\", line); gsub(/"/, "\\\"", line); return line }
