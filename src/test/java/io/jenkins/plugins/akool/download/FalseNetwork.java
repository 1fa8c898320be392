package io.jenkins.plugins.akool.download;

import io.jenkins.plugins.akool.engine.EngineScenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;

/** Names that mean what a test says, and a network in which public addresses lead to this machine. */
final class FalseNetwork extends SocketFactory {

    static final String PUBLIC = "93.184.215.14";

    /** What a name means: the first at first, the last from then on. */
    private final Map<String, Queue<List<InetAddress>>> names = new HashMap<>();

    private boolean honest;

    FalseNetwork name(String host, String... addresses) throws IOException {
        List<InetAddress> meaning = new java.util.ArrayList<>();
        for (String address : addresses) {
            meaning.add(InetAddress.getByName(address));
        }
        names.computeIfAbsent(host, h -> new ArrayDeque<>()).add(meaning);
        return this;
    }

    /** Connected sockets say where they really lead, whatever was asked for. */
    FalseNetwork honest() {
        honest = true;
        return this;
    }

    OkHttpClient client() {
        return EngineScenario.PLAIN
                .newBuilder()
                .fastFallback(false)
                .dns(this::lookup)
                .socketFactory(this)
                .build();
    }

    private synchronized List<InetAddress> lookup(String host) {
        Queue<List<InetAddress>> meanings = names.get(host);
        if (meanings == null) {
            throw new AssertionError(host + " is not to be resolved");
        }
        return meanings.size() > 1 ? meanings.remove() : meanings.peek();
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            private InetAddress asked;

            @Override
            public void connect(SocketAddress to, int timeout) throws IOException {
                asked = ((InetSocketAddress) to).getAddress();
                super.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), ((InetSocketAddress) to).getPort()),
                        timeout);
            }

            @Override
            public InetAddress getInetAddress() {
                return honest ? super.getInetAddress() : asked;
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }
}
