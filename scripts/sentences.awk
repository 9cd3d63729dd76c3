# Invents sentences of 25 words, as JSON lines with a text: awk -v n=400 -f scripts/sentences.awk
function below(k) { seed = (seed * 16807) % 2147483647; return int(seed / 2147483647 * k) + 1 }
function one(list,   words, k) { k = split(list, words, "|"); return words[below(k)] }
BEGIN {
    seed = 20251127
    name = "Ada Okoro|Tom Brandt|Mara Sund|Katrin Lepik|Juhan Raud|Ilze Ozola|Greta Holm|Signe Dahl|Amina Otieno|Luis Prado|Nadia Vesely"
    place = "Lund|Turku|Kisumu|Riga|Bergen|Oslo|Tallinn|Tartu|Gdansk|Porto|Split|Cork|Ghent|Malmo"
    firm = "Norlake|Meremees|Northbank|Solvik|Ardenmills"
    thing = "ferry|mine|port|bridge|shipyard|factory|theatre"
    day = "Monday|Tuesday|Wednesday|Thursday|Friday"
    for (i = 1; i <= n; i++) {
        text = one(\
            name_() ", the mayor of " one(place) ", said on " one(day) " that " one(firm) " would sell its old " one(thing) " to " name_() " before the end of next March.|" \
            "The " one(thing) " in " one(place) " was closed by " one(firm) " on " one(day) " after " name_() " told three local reporters that nobody had paid for its new roof.|" \
            name_() " met " name_() " in " one(place) " on " one(day) " and agreed with her that the " one(thing) " must not be sold to " one(firm) " this whole year.|" \
            "According to " name_() ", " one(firm) " bought a " one(thing) " near " one(place) " last year, but its director denied that it had paid far too much for it.")
        print "{\"text\":\"" text "\"}"
    }
}
function name_() { return one(name) }
