# Invents short documents of news, as JSON lines with id, date and text: awk -v n=10000 -f scripts/documents.awk
# The same number gives the same documents: they are drawn with a generator of its own, not with awk's.
function below(k) { seed = (seed * 16807) % 2147483647; return int(seed / 2147483647 * k) + 1 }
function one(list,   words, k) { k = split(list, words, "|"); return words[below(k)] }
function person() { return one(first) " " one(last) }
BEGIN {
    seed = 20251126
    first = "Ada|Tom|Mara|Katrin|Juhan|Ilze|Greta|Signe|Tor|Amina|Luis|Nadia|Pavel|Rosa|Henrik|Yara"
    last = "Okoro|Brandt|Sund|Lepik|Raud|Ozola|Holm|Dahl|Haugland|Otieno|Prado|Vesely|Marek|Quist|Falk|Berg"
    place = "Lund|Turku|Kisumu|Riga|Bergen|Oslo|Tallinn|Tartu|Gdansk|Porto|Split|Cork|Ghent|Malmo"
    firm = "Norlake|Meremees|Harbour Union|Baltic Rescue Agency|Lake Post|Northbank|Solvik Group|Arden Mills"
    office = "mayor of Lund|harbour director|transport minister|chief executive of Norlake|ambassador to Norway"
    thing = "ferry|mine|port|bridge|shipyard|rescue fleet|fish market|power plant"
    day = "Monday|Tuesday|Wednesday|Thursday|Friday"
    for (i = 1; i <= n; i++) {
        a = person(); b = person(); text = ""
        k = 3 + below(5)
        for (s = 1; s <= k; s++) {
            if (s == 1) line = a ", the " one(office) ", met " b " in " one(place) " on " one(day) "."
            else line = one(\
                "She said that " one(firm) " would sell the " one(thing) " to " one(firm) " next year.|" \
                b " denied that the " one(thing) " had been closed by " one(firm) ".|" \
                "According to " person() ", the two sides agreed on a plan for the " one(thing) " in " one(place) ".|" \
                one(firm) " bought the " one(thing) " for " below(90) " million euros in " 1990 + below(30) ".|" \
                "\\\"We will not leave " one(place) ",\\\" " one(last) " told reporters on " one(day) ".|" \
                person() " was appointed " one(office) " after " person() " resigned.|" \
                "He travelled to " one(place) " for talks with " person() " about the " one(thing) ".")
            text = text (s > 1 ? " " : "") line
        }
        printf "{\"id\":\"doc-%05d\",\"date\":\"2025-%02d-%02d\",\"text\":\"%s\"}\n", i, below(12), below(28), text
    }
}
