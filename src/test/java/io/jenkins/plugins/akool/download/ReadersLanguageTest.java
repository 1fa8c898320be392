package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fails on an agent is worded by the controller that reads of it, in the controller's language. */
class ReadersLanguageTest extends DownloadScenario {

    private static final byte[] PAGE = "<!DOCTYPE html><p>Log in".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de    | Der Server hat mit HTTP 404 geantwortet: Die Datei ist nicht oder nicht mehr da.
                    fr    | Le serveur a répondu HTTP 404 : le fichier n’est pas là, ou n’y est plus.
                    ja    | サーバーの応答は HTTP 404 でした。ファイルがないか、もうありません。
                    zh-CN | 服务器返回 HTTP 404：文件不存在，或已不存在。
                    en    | The server answered HTTP 404: the file is not there, or not any more.
                    pl    | The server answered HTTP 404: the file is not there, or not any more.
                    """)
    void aFileThatIsNotThere(String language, String sentence) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.status(404));
        assertEquals(sentence, readIn(language, assertFails(link)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de    | Der Link führt zu einer HTML-Seite (angegeben als video/mp4) und nicht zu einem Video.
                    fr    | Le lien mène à une page HTML (annoncé comme video/mp4), et non à une vidéo.
                    ja    | リンク先はHTML ページ (video/mp4 として配信)で、動画ではありません。
                    zh-CN | 链接指向HTML 页面（以 video/mp4 提供），而不是视频。
                    en    | The link leads to an HTML page, served as video/mp4, and not to a video.
                    """)
    void wordsInASentence(String language, String sentence) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.body("video/mp4", PAGE));
        assertEquals(sentence, readIn(language, assertFails(link)));
    }

    @Test
    void aHostThatIsNotPublic() throws Exception {
        PublicWeb web = new PublicWeb(http, endpoint, true);
        PrivateHostException e = assertThrows(
                PrivateHostException.class, () -> web.open("http://10.0.0.1/x.mp4", Request.Builder::head));
        assertEquals(
                "10.0.0.1 liegt nicht an einer öffentlichen Adresse, daher wird von dort nichts abgerufen.",
                readIn("de", e));
    }

    /** What it says where it arrives. */
    private static String readIn(String language, Exception failure) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
            out.writeObject(failure);
        }
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
            return ((Exception) in.readObject()).getMessage();
        } finally {
            Locale.setDefault(before);
        }
    }
}
