//! `factwire serve`: the page for texts that are typed in, on the loopback of this computer.
//!
//! `gate` decides which requests are heard, `answer` how an answer looks, `work` reads the texts.

mod answer;
mod gate;
mod patient;
mod places;
mod work;

use std::io::{self, Write as _};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::failure::Failure;
use crate::messages::tell;
use crate::show::Reader;
use patient::Patient;
use places::{Place, Places};
use work::Work;

/// How many connections are open at a time; for more the idlest is closed.
const CONNECTIONS: usize = 64;
/// How long a client may take for its request's head, and may be silent between two requests.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// How long a client may read nothing of its answer.
const READ_TIME: Duration = Duration::from_secs(10);
/// How long open requests may go on after Ctrl-C.
const FAREWELL: Duration = Duration::from_secs(2);

#[derive(clap::Args)]
pub struct Command {
    /// The port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Listen on ::1 as well.
    #[arg(long)]
    ipv6: bool,
    /// The longest request, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = 1_000_000)]
    max_bytes: usize,
    /// How long a text may take, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    time_limit: u64,
    /// How many texts are read at a time.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=64))]
    jobs: u16,
    #[command(flatten)]
    reader: Reader,
}

/// What all requests share.
struct Server {
    port: u16,
    max_bytes: usize,
    work: Work,
}

/// True when it was ended by Ctrl-C.
pub fn run(command: &Command) -> Result<bool, Failure> {
    let extractor = command.reader.extractor()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let limit = Duration::from_secs(command.time_limit);
    let work = Work::new(extractor, usize::from(command.jobs), limit);
    let done = runtime.block_on(serve(command, work));
    // A text that is still being read is given up.
    runtime.shutdown_background();
    done.map(|()| true)
}

async fn serve(command: &Command, work: Work) -> Result<(), Failure> {
    let listener = listen((Ipv4Addr::LOCALHOST, command.port).into()).await?;
    let port = listener.local_addr()?.port();
    let second = if command.ipv6 { Some(listen((Ipv6Addr::LOCALHOST, port).into()).await?) } else { None };
    let server = Arc::new(Server { port, max_bytes: command.max_bytes, work });
    // before the address is told: who reads it may end the program at once
    let ended = ended()?;
    tokio::pin!(ended);
    {
        let mut out = io::stdout().lock();
        writeln!(out, "http://127.0.0.1:{port}/")?;
        out.flush()?;
    }
    tell("listens to this computer only; Ctrl-C ends it");

    let places = Arc::new(Places::new(CONNECTIONS));
    let (stop, stopping) = watch::channel(());
    let mut open = JoinSet::new();
    loop {
        let stream = tokio::select! {
            () = &mut ended => break,
            accepted = accept(&listener, second.as_ref()) => accepted,
        };
        while open.try_join_next().is_some() {}
        // too many open files, or a client that is gone: not a reason to end, nor to spin
        let Ok(stream) = stream else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // where texts of all clients are being read a further one is turned away
        let Some(place) = places.take() else { continue };
        let (server, stopping, places) = (Arc::clone(&server), stopping.clone(), Arc::clone(&places));
        open.spawn(async move {
            tokio::select! {
                () = connection(stream, server, Arc::clone(&place), stopping) => {}
                () = place.lost() => {}
            }
            places.leave(&place);
        });
    }
    drop(stop);
    let _ = tokio::time::timeout(FAREWELL, async { while open.join_next().await.is_some() {} }).await;
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let what = format!(
            "cannot listen on {address}: {error}; another program may have the port, --port 0 takes a free one"
        );
        Failure::Output(io::Error::new(error.kind(), what))
    })
}

async fn accept(first: &TcpListener, second: Option<&TcpListener>) -> io::Result<TcpStream> {
    let Some(second) = second else { return first.accept().await.map(|(stream, _)| stream) };
    let accepted = tokio::select! {
        accepted = first.accept() => accepted,
        accepted = second.accept() => accepted,
    };
    accepted.map(|(stream, _)| stream)
}

/// Answers the requests of a connection until it ends, or until the program does and the last one is answered.
async fn connection(stream: TcpStream, server: Arc<Server>, place: Arc<Place>, mut stopping: watch::Receiver<()>) {
    let service = service_fn(move |request| {
        let (server, place) = (Arc::clone(&server), Arc::clone(&place));
        async move { Ok::<_, std::convert::Infallible>(gate::answer(request, &server, &place).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(Patient::new(stream, READ_TIME)), service);
    tokio::pin!(connection);
    // A client that breaks off or speaks no HTTP is its own affair.
    tokio::select! {
        _ = &mut connection => return,
        _ = stopping.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// Comes with Ctrl-C or SIGTERM.
#[cfg(unix)]
fn ended() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Comes with Ctrl-C.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it may fail")]
fn ended() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
