//! gzip and Zstandard, in pure Rust; which it is, the first bytes tell.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// The first of the sixteen that begin a frame to be skipped.
const ZSTD_SKIP: [u8; 3] = [0x2a, 0x4d, 0x18];

/// The bytes as they were before they were compressed. A name that ends in .gz or .zst promises that they were.
pub fn open(name: &str, source: impl Read + Send + 'static) -> io::Result<Box<dyn BufRead + Send>> {
    let mut source = BufReader::with_capacity(64 * 1024, source);
    let start = beginning(&mut source)?;
    if start.starts_with(&GZIP) {
        return Ok(Box::new(BufReader::new(MultiGzDecoder::new(source.joined(start)))));
    }
    if start.starts_with(&ZSTD) || start.get(1..4) == Some(&ZSTD_SKIP[..]) {
        return Ok(Box::new(BufReader::new(Frames { source: source.joined(start), frame: None })));
    }
    let ending = name.to_ascii_lowercase();
    for (suffix, what) in [(".gz", "gzip"), (".zst", "Zstandard")] {
        if ending.ends_with(suffix) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, format!("it is no {what} data")));
        }
    }
    Ok(Box::new(source.joined(start)))
}

/// Four bytes, or fewer where there are no more; a pipe may give them one by one.
fn beginning(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    source.by_ref().take(4).read_to_end(&mut start)?;
    Ok(start)
}

trait Joined: BufRead + Sized {
    /// With what was taken from its beginning put back.
    fn joined(self, start: Vec<u8>) -> io::Chain<io::Cursor<Vec<u8>>, Self> {
        io::Cursor::new(start).chain(self)
    }
}

impl<R: BufRead> Joined for R {}

/// All frames of Zstandard data, one behind the other, each with its checksum compared.
struct Frames<R> {
    source: R,
    /// `None` between two frames.
    frame: Option<FrameDecoder>,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            let Some(frame) = &mut self.frame else {
                if self.source.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                self.frame = self.header()?;
                continue;
            };
            while frame.can_collect() == 0 && !frame.is_finished() {
                frame.decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1)).map_err(damaged)?;
            }
            let read = frame.read(buffer)?;
            if read > 0 {
                return Ok(read);
            }
            let stated = frame.get_checksum_from_data();
            if stated.is_some() && stated != frame.get_calculated_checksum() {
                return Err(damaged("its checksum is wrong"));
            }
            self.frame = None;
        }
    }
}

impl<R: BufRead> Frames<R> {
    /// The frame that begins here; `None` for one that holds no data, which is then behind us.
    fn header(&mut self) -> io::Result<Option<FrameDecoder>> {
        let mut frame = FrameDecoder::new();
        match frame.init(&mut self.source) {
            Ok(()) => Ok(Some(frame)),
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                let length = u64::from(length);
                let skipped = io::copy(&mut self.source.by_ref().take(length), &mut io::sink())?;
                if skipped < length { Err(damaged("it ends within a frame")) } else { Ok(None) }
            }
            Err(error) => Err(damaged(error)),
        }
    }
}

fn damaged(what: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}
