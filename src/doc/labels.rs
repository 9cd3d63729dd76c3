//! The closed label sets of the network and of Universal Dependencies, as enums that print and parse by their names.

/// Declares an enum whose variants have names as text, with `ALL`, `as_str`, `Display`, `FromStr` and serde by that text.
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $text)] #[doc = concat!("`", $text, "`")] $variant),+
        }
        impl $name {
            /// Every label, in the order of its declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The label as it is written in files.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.as_str()) }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                match s {
                    $($text => Ok($name::$variant),)+
                    _ => Err($crate::Error::UnknownLabel { set: stringify!($name), label: s.to_owned() }),
                }
            }
        }
    };
}

labels! {
    /// Universal part-of-speech tags (UD v2).
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN",
        Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM",
        Verb = "VERB", X = "X",
    }
}

labels! {
    /// Dependency relations of UD English EWT (v2, with the subtypes that EWT and GUM use).
    Deprel {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl", Advmod = "advmod", Amod = "amod",
        Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc", CcPreconj = "cc:preconj",
        Ccomp = "ccomp", Compound = "compound", CompoundPrt = "compound:prt", Conj = "conj", Cop = "cop", Csubj = "csubj",
        CsubjOuter = "csubj:outer", CsubjPass = "csubj:pass", Dep = "dep", Det = "det", DetPredet = "det:predet",
        Discourse = "discourse", Dislocated = "dislocated", Expl = "expl", Fixed = "fixed", Flat = "flat",
        Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod", NmodDesc = "nmod:desc",
        NmodPoss = "nmod:poss", NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjOuter = "nsubj:outer",
        NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj", Obl = "obl", OblAgent = "obl:agent",
        OblUnmarked = "obl:unmarked", Orphan = "orphan", Parataxis = "parataxis", Punct = "punct",
        Reparandum = "reparandum", Root = "root", Vocative = "vocative", Xcomp = "xcomp",
    }
}

labels! {
    /// The nine kinds of name that the network's product head marks.
    NameLabel {
        Date = "Date", Facility = "Facility", Location = "Location", Misc = "Misc", Money = "Money", Norp = "NORP",
        Organization = "Organization", Person = "Person", Product = "Product",
    }
}

labels! {
    /// What a noun phrase headed by a word denotes, as the network's nominal head says (GUM's entity types).
    NominalClass {
        None = "none", Abstract = "abstract", Animal = "animal", Event = "event", Object = "object",
        Organization = "organization", Person = "person", Place = "place", Plant = "plant", Substance = "substance",
        Time = "time",
    }
}

labels! {
    /// What a mention or an entity denotes.
    EntityKind {
        Person = "Person", Role = "Role", Place = "Place", Organization = "Organization", Nationality = "Nationality",
        Date = "Date", Money = "Money", Product = "Product", Event = "Event", Other = "Other",
    }
}

labels! {
    /// How a mention names its entity: "Otieno", "national security adviser", "her Ugandan counterpart", "he".
    MentionForm { Name = "Name", Role = "Role", Nominal = "Nominal", Pronoun = "Pronoun" }
}
