package io.jenkins.plugins.akool.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.BufferedSink;

/** Puts an {@link Answer} on the wire, spoilt by a {@link Fault} if there is one. */
final class Wire {
    private static final int CHUNK = 8 * 1024;

    private Wire() {}

    /** @param fault null for none */
    static MockResponse send(Answer intended, boolean headOnly, Fault fault) {
        MockResponse.Builder response = new MockResponse.Builder();
        if (fault instanceof Fault.Reset || fault instanceof Fault.LostAnswer) {
            return response.onResponseStart(new SocketEffect.CloseSocket()).build();
        }
        if (fault instanceof Fault.Hang) {
            return response.onResponseStart(SocketEffect.Stall.INSTANCE).build();
        }

        Answer answer = alter(intended, fault);
        long length = answer.content().length();
        response.clearHeaders().code(answer.status());
        answer.headers().forEach(response::setHeader);
        boolean bodyless = answer.status() == 204 || answer.status() == 304;
        Clothes clothes = fault instanceof Clothes odd ? odd : Clothes.usual();
        boolean chunked = (fault instanceof Fault.Chunked || clothes.has(Clothes.Length.CHUNKED)) && !headOnly;
        if (!bodyless && !headOnly) {
            long sent = fault instanceof Fault.Truncate cut ? Math.min(cut.bytes(), length) : length;
            response.body(new Body(answer.content(), sent, chunked));
        }
        if (chunked) {
            response.removeHeader("Content-Length").setHeader("Transfer-Encoding", "chunked");
        } else if (clothes.has(Clothes.Length.TO_THE_END)) {
            response.removeHeader("Content-Length").onResponseEnd(new SocketEffect.CloseSocket());
        } else if (clothes.has(Clothes.Length.TOO_LONG)) {
            response.setHeader("Content-Length", length + 10).onResponseEnd(new SocketEffect.CloseSocket());
        } else if (!bodyless) {
            response.setHeader("Content-Length", length);
        }
        slow(response, fault);
        return response.build();
    }

    private static Answer alter(Answer answer, Fault fault) {
        if (fault instanceof Fault.ProcessedThen then) {
            return Answer.html(then.status());
        }
        if (fault instanceof Fault.WrongType wrong) {
            return answer.with(Map.of(Answer.TYPE, wrong.contentType()));
        }
        if (fault instanceof Fault.TooLong tooLong) {
            return answer.with(answer.content().padded(tooLong.extraBytes()));
        }
        return answer;
    }

    private static void slow(MockResponse.Builder response, Fault fault) {
        if (fault instanceof Fault.Delay delay) {
            response.headersDelay(delay.milliseconds(), TimeUnit.MILLISECONDS);
        } else if (fault instanceof Fault.Trickle trickle) {
            // Ten times a second, so that a client's read timeout does not mistake slowness for silence.
            response.throttleBody(Math.max(1, trickle.bytesPerSecond() / 10), 100, TimeUnit.MILLISECONDS);
        } else if (fault instanceof Fault.Truncate) {
            response.onResponseEnd(new SocketEffect.CloseSocket());
        }
    }

    private record Body(Content content, long sent, boolean chunked) implements MockResponseBody {
        @Override
        public long getContentLength() {
            return chunked ? -1 : sent;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try (OutputStream out = new BufferedOutputStream(new Framed(sink, chunked), CHUNK)) {
                content.copy(0, sent, out);
            }
            if (chunked) {
                sink.writeUtf8("0\r\n");
            }
            sink.flush();
        }
    }

    /** Chunked transfer coding; the server itself writes the empty line that ends it. */
    private static final class Framed extends OutputStream {
        private final BufferedSink sink;
        private final boolean chunked;

        Framed(BufferedSink sink, boolean chunked) {
            this.sink = sink;
            this.chunked = chunked;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (count == 0) {
                return;
            }
            if (chunked) {
                sink.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            sink.write(bytes, from, count);
            if (chunked) {
                sink.writeUtf8("\r\n");
            }
            sink.emitCompleteSegments();
        }
    }
}
