//! The sizes of the network, read from its ONNX graph.

/// Multiply-adds of the encoder for a subword, in windows of `window` subwords: it meets each int8 weight of the layers once, and the
/// products of attention come to it. `None` where the bytes are no such graph.
///
/// Tables (word, position, case) are looked up, not multiplied, and the heads work on words: neither counts.
pub(super) fn products(onnx: &[u8], window: f64) -> Option<f64> {
    let graph = Fields(onnx).find_map(|field| field.message(7))?;
    let layers: Vec<[u64; 2]> = Fields(graph).filter_map(|field| int8_matrix(field.message(5)?)).collect();
    // the first of a layer's two feed-forward products: wider by the usual four
    let wide: Vec<u64> = layers.iter().filter(|[from, to]| *to == 4 * from).map(|[from, _]| *from).collect();
    let width = *wide.first()?;
    let of_encoder = |[from, to]: &&[u64; 2]| {
        let (small, large) = (from.min(to), from.max(to));
        *small == width && [1, 3, 4].iter().any(|times| times * width == *large)
    };
    let weights: u64 = layers.iter().filter(of_encoder).map(|[from, to]| from * to).sum();
    // each subword with each of the window: its score, and its part in the sum
    Some(weights as f64 + wide.len() as f64 * 2.0 * window * width as f64)
}

fn int8_matrix(tensor: &[u8]) -> Option<[u64; 2]> {
    let of = |number| Fields(tensor).filter(move |f| f.number == number).flat_map(|f| f.integers());
    let int8 = of(2).all(|kind| matches!(kind, 2 | 3));
    <[u64; 2]>::try_from(of(1).collect::<Vec<_>>()).ok().filter(|_| int8)
}

/// The fields of a protobuf message.
struct Fields<'a>(&'a [u8]);

struct Field<'a> {
    number: u64,
    value: Value<'a>,
}

enum Value<'a> {
    Integer(u64),
    Bytes(&'a [u8]),
}

impl<'a> Field<'a> {
    fn message(&self, number: u64) -> Option<&'a [u8]> {
        match self.value {
            Value::Bytes(bytes) if self.number == number => Some(bytes),
            _ => None,
        }
    }

    /// One, or a packed list.
    fn integers(&self) -> Vec<u64> {
        match self.value {
            Value::Integer(integer) => vec![integer],
            Value::Bytes(mut bytes) => std::iter::from_fn(|| integer(&mut bytes)).collect(),
        }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        let key = integer(&mut self.0)?;
        let value = match key & 7 {
            0 => Value::Integer(integer(&mut self.0)?),
            wire => {
                let size = match wire {
                    1 => 8,
                    5 => 4,
                    _ => usize::try_from(integer(&mut self.0)?).ok()?,
                };
                let (bytes, rest) = self.0.split_at_checked(size)?;
                self.0 = rest;
                Value::Bytes(bytes)
            }
        };
        Some(Field { number: key >> 3, value })
    }
}

fn integer(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Some(value);
        }
    }
    None
}
