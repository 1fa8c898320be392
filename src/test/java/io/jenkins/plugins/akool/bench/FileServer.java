package io.jenkins.plugins.akool.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves one file on loopback as fast as the system gives it away, so that who fetches is what is measured. Knows ranges,
 * and names the file so that a transfer that broke can be gone on with.
 */
final class FileServer implements Closeable {

    private static final Pattern RANGE = Pattern.compile("(?i)range: bytes=(\\d+)-");

    private final ServerSocketChannel door;
    private final Path file;
    private final long length;

    /** Bytes of the file that were sent so far, whoever got them. */
    private final AtomicLong sent = new AtomicLong();

    /** After which the next transfer breaks, once; 0 for never. */
    private final AtomicLong breakAt = new AtomicLong();

    FileServer(Path file, long length) throws IOException {
        this.file = file;
        this.length = length;
        door = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::serve, "file server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() throws IOException {
        return "http://127.0.0.1:" + ((InetSocketAddress) door.getLocalAddress()).getPort() + "/tour.mp4";
    }

    /** Bytes that were sent since this was asked last. */
    long sent() {
        return sent.getAndSet(0);
    }

    void breakOnceAt(long bytes) {
        breakAt.set(bytes);
    }

    private void serve() {
        while (door.isOpen()) {
            try (SocketChannel client = door.accept()) {
                answer(client);
            } catch (IOException e) {
                // Whoever asked is gone, or the bench is over.
            }
        }
    }

    private void answer(SocketChannel client) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(client.socket().getInputStream(), StandardCharsets.US_ASCII));
        long from = 0;
        for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
            Matcher range = RANGE.matcher(line);
            if (range.matches()) {
                from = Long.parseLong(range.group(1));
            }
        }
        String head = from == 0
                ? "HTTP/1.1 200 OK\r\n"
                : "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from + "-" + (length - 1) + "/" + length
                        + "\r\n";
        OutputStream out = client.socket().getOutputStream();
        out.write((head + "Content-Type: video/mp4\r\nETag: \"tour\"\r\nAccept-Ranges: bytes\r\nConnection: close\r\n"
                        + "Content-Length: " + (length - from) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        long cut = breakAt.getAndSet(0);
        long end = cut == 0 ? length : cut;
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.READ)) {
            long at = from;
            while (at < end) {
                at += bytes.transferTo(at, end - at, client);
            }
            sent.addAndGet(at - from);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
