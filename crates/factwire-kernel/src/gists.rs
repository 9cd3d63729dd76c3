//! Vectors of words → what is kept of them.

use crate::{Error, Gist};

/// A matrix of [`Gist::SIZE`] columns, by which vectors are multiplied. Its last row is then added.
pub struct Gists {
    rows: Vec<[f32; Gist::SIZE]>,
}

impl Gists {
    /// Reads what training/gists.py has written: `f32`, little-endian.
    ///
    /// # Errors
    ///
    /// Says so of bytes that are no matrix.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let (numbers, rest) = bytes.as_chunks::<4>();
        let numbers: Vec<f32> = numbers.iter().map(|number| f32::from_le_bytes(*number)).collect();
        let (rows, short) = numbers.as_chunks();
        if !rest.is_empty() || !short.is_empty() || rows.is_empty() {
            let what =
                format!("{} bytes are no rows of {} numbers; training/gists.py writes such", bytes.len(), Gist::SIZE);
            return Err(Error(what));
        }
        Ok(Gists { rows: rows.to_vec() })
    }

    /// True if the matrix is for vectors of this width.
    pub fn fit(&self, width: usize) -> bool {
        self.rows.len() == width + 1
    }

    /// A row for each channel of a vector.
    pub fn rows(&self) -> &[[f32; Gist::SIZE]] {
        self.rows.split_last().map_or(&[], |(_, rows)| rows)
    }

    /// The row that is added to every product.
    pub fn constants(&self) -> [f32; Gist::SIZE] {
        self.rows.last().copied().unwrap_or_default()
    }

    /// The gist of a vector, which must have the width of the matrix.
    pub fn of(&self, vector: &[f32]) -> Gist {
        let mut sums = self.constants();
        for (x, row) in vector.iter().zip(self.rows()) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += x * weight;
            }
        }
        Gist::of(sums)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(numbers: &[f32]) -> Vec<u8> {
        numbers.iter().flat_map(|x| x.to_le_bytes()).collect()
    }

    #[test]
    fn a_vector_is_multiplied_and_the_last_row_added() {
        let mut numbers = vec![0.0; 6 * Gist::SIZE];
        numbers[3] = 2.0; // row 0
        numbers[4 * Gist::SIZE + 3] = 10.0;
        numbers[5 * Gist::SIZE + 3] = -1.0;
        let gists = Gists::read(&bytes(&numbers)).unwrap();
        assert!(gists.fit(5) && !gists.fit(6));
        let mut wanted = [0.0; Gist::SIZE];
        wanted[3] = 3.0 * 2.0 + 5.0 * 10.0 - 1.0;
        assert_eq!(gists.of(&[3.0, 1.0, 1.0, 1.0, 5.0]), Gist::of(wanted));
    }

    #[test]
    fn what_is_no_matrix_is_refused() {
        for length in [0, 3, 4 * Gist::SIZE - 1, 4 * Gist::SIZE + 4] {
            assert!(Gists::read(&vec![0; length]).is_err(), "{length}");
        }
    }
}
