/// How many numbers each question of a [`Gist`] has.
const RANK: usize = 4;

/// What is left of the network's vector of a word: its answers to four questions, whose products say how well a pronoun and a
/// mention fit together. `training/gists.py` fits what is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gist([i8; Gist::SIZE]);

impl Gist {
    /// Its numbers.
    pub const SIZE: usize = 4 * RANK;

    /// Products are counted in this many parts.
    const ONE: f32 = 4096.0;

    /// Rounds the numbers; what is out of range becomes the nearest that is in it.
    pub fn of(numbers: [f32; Gist::SIZE]) -> Self {
        // What `round` gives, but for halves below 0; without a call.
        Gist(numbers.map(|x| ((x + 128.5) as u8 ^ 0x80) as i8))
    }

    /// Those.
    pub fn numbers(self) -> [i8; Gist::SIZE] {
        self.0
    }

    /// How well a pronoun, with the verb above it, fits the mentions of somebody, the verb above the last of them given.
    pub fn fit([pronoun, above]: [Gist; 2], mentions: &[Gist], verb: Gist) -> f32 {
        let number = |gist: Gist, question: usize, i: usize| f32::from(gist.0[question * RANK + i]);
        let count = mentions.len().max(1) as f32;
        let sum: f32 = (0..RANK)
            .map(|i| {
                let asks = number(pronoun, 0, i) + number(above, 1, i);
                let gives: f32 = mentions.iter().map(|&m| number(m, 2, i)).sum();
                asks * (gives / count + number(verb, 3, i))
            })
            .sum();
        sum / Gist::ONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gist(question: usize, numbers: [f32; RANK]) -> Gist {
        let mut all = [0.0; Gist::SIZE];
        all[question * RANK..][..RANK].copy_from_slice(&numbers);
        Gist::of(all)
    }

    #[test]
    fn numbers_are_rounded_and_kept_in_range() {
        assert_eq!(gist(0, [0.5, -1.4, 300.0, -300.0]), gist(0, [1.0, -1.0, 127.0, -128.0]));
    }

    #[test]
    fn verbs_add_to_what_words_ask_and_give() {
        let (pronoun, its_verb) = (gist(0, [64.0, 0.0, 0.0, 0.0]), gist(1, [0.0, 64.0, 0.0, 0.0]));
        let (one, other) = (gist(2, [64.0, 0.0, 0.0, 0.0]), gist(2, [0.0; RANK]));
        let verb = gist(3, [0.0, 32.0, 0.0, 0.0]);
        assert_eq!(Gist::fit([pronoun, its_verb], &[one, other], verb), 1.0, "64 · 32 and 64 · 32, of 4096");
        assert_eq!(Gist::fit([pronoun, its_verb], &[], Gist::default()), 0.0);
    }
}
