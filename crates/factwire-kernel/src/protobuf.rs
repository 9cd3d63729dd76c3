//! Checks that the lengths in an ONNX file fit into each other.
//!
//! rten takes a length of 2^63 or more for a step backwards and then reads the same bytes for ever; garbage may contain such a length.
//! So all messages are checked here before rten sees them. An ONNX file is a Protocol Buffers message: fields of a number, a wire type,
//! and a value, or a length with as many bytes.

/// Messages that rten takes apart; anything else is bytes to it.
#[derive(Clone, Copy)]
enum Message {
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
    ValueInfo,
    Type,
    TensorType,
    Shape,
    Flat,
}

impl Message {
    /// What the field of this number is, if it is a message.
    fn field(self, number: u64) -> Option<Message> {
        use Message::*;
        Some(match (self, number) {
            (Model, 7) => Graph,
            (Model, 8 | 14) => Flat,
            (Graph, 1) => Node,
            (Graph, 5) => Tensor,
            (Graph, 11..=13) => ValueInfo,
            (Graph, 16) => Flat,
            (Node, 5) => Attribute,
            (Node, 9) => Flat,
            (Attribute, 5 | 10) => Tensor,
            (Tensor, 13 | 16) => Flat,
            (ValueInfo, 2) => Type,
            (Type, 1) => TensorType,
            (TensorType, 2) => Shape,
            (Shape, 1) => Flat,
            _ => return None,
        })
    }
}

/// Says what is wrong, if anything is.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    // Messages to be checked, innermost last. The stack is our own, so that no nesting is too deep.
    let mut open = vec![(Message::Model, bytes)];
    let mut has_graph = false;
    while let Some((message, mut rest)) = open.pop() {
        while !rest.is_empty() {
            let wrong = || "it is no ONNX graph, or is cut short".to_owned();
            let Field { number, content } = field(&mut rest).ok_or_else(wrong)?;
            match (message.field(number), content) {
                (Some(inner), Content::Bytes(bytes)) => {
                    has_graph |= matches!(inner, Message::Graph);
                    open.push((inner, bytes));
                }
                (Some(_), _) => return Err(wrong()),
                (None, _) if matches!(message, Message::Attribute) && matches!(number, 6 | 11) => {
                    return Err("it has graphs within the graph".to_owned());
                }
                (None, _) => {}
            }
        }
    }
    if has_graph { Ok(()) } else { Err("it is no ONNX file".to_owned()) }
}

/// A field of a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    pub number: u64,
    pub content: Content<'a>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Content<'a> {
    Number(u64),
    /// Four or eight bytes.
    Fixed,
    /// A text, a message, or numbers one after the other.
    Bytes(&'a [u8]),
}

/// The field at the beginning of `rest`, which is moved past it.
pub(super) fn field<'a>(rest: &mut &'a [u8]) -> Option<Field<'a>> {
    let key = varint(rest)?;
    let length = match key & 7 {
        0 => return Some(Field { number: key >> 3, content: Content::Number(varint(rest)?) }),
        1 => 8,
        2 => usize::try_from(varint(rest)?).ok()?,
        5 => 4,
        _ => return None,
    };
    let (bytes, later) = rest.split_at_checked(length)?;
    *rest = later;
    let content = if key & 7 == 2 { Content::Bytes(bytes) } else { Content::Fixed };
    Some(Field { number: key >> 3, content })
}

/// A number in groups of 7 bits, the lowest first.
pub(super) fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, later) = rest.split_first()?;
        *rest = later;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn takes_fields_that_fit_into_each_other() {
        // ir_version 7, a graph with one node that has one output
        assert_eq!(check(b"\x08\x07\x3a\x05\x0a\x03\x12\x01y"), Ok(()));
    }

    #[test]
    fn refuses_lengths_that_do_not_fit() {
        let rows: [&[u8]; 7] = [
            b"",
            b"\x08\x07",
            b"\x08\x07\x3a\x06\x0a\x03\x12\x01y",
            b"\x08\x07\x3a\x05\x0a\x04\x12\x01y",
            b"\x08\x07\x3a\x05\x0a\x03\x12\x02y",
            b"\x12\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
            &[255; 1000],
        ];
        for row in rows {
            assert!(check(row).is_err(), "{row:?}");
        }
    }
}
