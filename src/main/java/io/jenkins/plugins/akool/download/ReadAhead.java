package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes sockets that take from the system at once what has come, up to a quarter of a mebibyte. OkHttp asks for 8 KiB at a
 * time, which for a video makes more work for the system than the bytes themselves.
 */
final class ReadAhead extends SocketFactory {

    /** Connections are used again only by clients that have the same one. */
    static final ReadAhead SOCKETS = new ReadAhead();

    private static final int BUFFER = 256 << 10;

    private ReadAhead() {}

    /** For the life of its connection. */
    private static final class Reading extends Socket {
        private InputStream in;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            InputStream plain = super.getInputStream();
            if (in == null) {
                in = new BufferedInputStream(plain, BUFFER);
            }
            return in;
        }
    }

    @Override
    @NonNull
    public Socket createSocket() {
        return new Reading();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw connected();
    }

    private static UnsupportedOperationException connected() {
        return new UnsupportedOperationException("OkHttp connects them itself, within its time limits");
    }
}
