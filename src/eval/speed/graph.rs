//! The sizes of the network, read from its ONNX graph.

/// Multiply-adds of the encoder for a subword, in windows of `window` subwords: its int8 weights are square layers that each subword
/// passes once; the products of attention come to it. `None` where the bytes are no such graph.
///
/// Tables (word, position, case) are looked up, not multiplied, and the heads work on words: neither counts.
pub(super) fn products(onnx: &[u8], window: f64) -> Option<f64> {
    let graph = Fields(onnx).find_map(|field| field.message(7))?;
    let (mut weights, mut width, mut layers) = (0.0, 0.0, 0.0);
    for tensor in Fields(graph).filter_map(|field| field.message(5)) {
        let dims: Vec<u64> = Fields(tensor).filter(|f| f.number == 1).flat_map(|f| f.integers()).collect();
        let name = Fields(tensor).find_map(|f| f.message(8)).unwrap_or_default();
        let int8 = Fields(tensor).any(|f| f.number == 2 && matches!(f.integers()[..], [2 | 3]));
        let ([rows, columns], true) = (&dims[..], int8) else { continue };
        let small = *rows.max(columns) <= 8 * rows.min(columns);
        if !small || !is_of_encoder(name) {
            continue;
        }
        weights += (rows * columns) as f64;
        if rows != columns && rows < columns {
            // the first half of a feed-forward layer, of which each layer has one
            (width, layers) = (*rows as f64, layers + 1.0);
        }
    }
    // each subword with each of the window: its score, and its part in the sum
    (weights > 0.0).then_some(weights + layers * 2.0 * window * width)
}

fn is_of_encoder(name: &[u8]) -> bool {
    let name = String::from_utf8_lossy(name);
    std::env::var_os("GRAPH").inspect(|_| eprintln!("{name}"));
    true
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
