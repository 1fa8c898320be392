package io.jenkins.plugins.akool.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Pictures and voice previews, drawn and sounded on demand: a label in a box, a tone of the voice's own pitch. */
final class Previews {
    static final int MILLISECONDS = 500;

    private static final int SAMPLE_RATE = 8000;

    private Previews() {}

    /** Empty for any other path. */
    static Optional<Answer> serve(ReceivedRequest request) {
        String path = request.path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.matches("/pictures/[A-Za-z-]+\\.svg")) {
            return Optional.of(Answer.text(200, "image/svg+xml", picture(name.replace(".svg", ""))));
        }
        if (path.matches("/previews/\\d{1,6}\\.wav")) {
            return Optional.of(Answer.of(200, "audio/wav", tone(Integer.parseInt(name.replace(".wav", "")))));
        }
        return Optional.empty();
    }

    private static String picture(String label) {
        int hue = Math.floorMod(label.hashCode(), 360);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 32\"><rect width=\"48\" height=\"32\" rx=\"4\""
                + " fill=\"hsl(" + hue + ",45%,40%)\"/><text x=\"24\" y=\"20\" font-family=\"sans-serif\" font-size=\""
                + Math.max(5, 14 - label.length())
                + "\" fill=\"#fff\" text-anchor=\"middle\">" + label + "</text></svg>";
    }

    /** A WAV file: mono, 8 bits. */
    private static byte[] tone(int number) {
        double pitch = 220 * Math.pow(2, (number % 24) / 12.0);
        int length = SAMPLE_RATE * MILLISECONDS / 1000;
        ByteBuffer wav = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + length).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(SAMPLE_RATE).putInt(SAMPLE_RATE);
        wav.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(length);
        for (int i = 0; i < length; i++) {
            double fade = 1 - (double) i / length;
            wav.put((byte) (128 + 60 * fade * Math.sin(2 * Math.PI * pitch * i / SAMPLE_RATE)));
        }
        return wav.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
