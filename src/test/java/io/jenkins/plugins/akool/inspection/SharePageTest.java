package io.jenkins.plugins.akool.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that lead to a page around the video, and the sentences on them. */
class SharePageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://www.dropbox.com/s/k3yk3yk3y/tour.mp4                              | Dropbox shows the file
            https://www.dropbox.com/s/k3yk3yk3y/tour.mp4?dl=0                         | with dl=1
            https://www.dropbox.com/scl/fi/k3yk3yk3y/tour.mp4?rlkey=k3yk3yk3y&dl=0    | with dl=1
            https://dropbox.com/scl/fi/k3yk3yk3y/tour.mp4?rlkey=k3yk3yk3y             | with dl=1
            https://www.dropbox.com/scl/fo/k3yk3yk3y/h?rlkey=k3yk3yk3y&dl=1           | a folder of Dropbox
            https://www.dropbox.com/sh/k3yk3yk3y/AAA?dl=0                             | a folder of Dropbox
            https://drive.google.com/file/d/k3yk3yk3y/view?usp=sharing                | Google Drive shows the file
            https://drive.google.com/file/u/1/d/k3yk3yk3y/edit                        | uc?export=download&id=
            https://drive.google.com/open?id=k3yk3yk3y                                | Google Drive shows the file
            https://drive.google.com/drive/folders/k3yk3yk3y                          | a folder of Google Drive
            https://docs.google.com/file/d/k3yk3yk3y/edit                             | Google Drive shows the file
            https://docs.google.com/presentation/d/k3yk3yk3y/edit                     | a document of Google
            https://1drv.ms/v/s!k3yk3yk3y                                             | OneDrive shows the file
            https://onedrive.live.com/?cid=k3yk3yk3y&id=1                             | OneDrive shows the file
            https://contoso.sharepoint.com/:v:/s/films/k3yk3yk3y?e=abc                | with download=1
            https://contoso-my.sharepoint.com/:v:/g/personal/a/k3yk3yk3y              | with download=1
            https://contoso-my.sharepoint.com/personal/a/_layouts/15/stream.aspx?id=1 | SharePoint shows the file
            https://www.youtube.com/watch?v=k3yk3yk3y                                 | a page of YouTube
            https://m.youtube.com/shorts/k3yk3yk3y                                    | a page of YouTube
            https://YOUTU.BE/k3yk3yk3y?t=3                                            | a page of YouTube
            https://vimeo.com/123456789                                               | a page of Vimeo
            https://vimeo.com/channels/staffpicks/123456789                           | a page of Vimeo
            https://vimeo.com/123456789/abcdef1234                                    | a page of Vimeo
            https://player.vimeo.com/video/123456789                                  | a page of Vimeo
            """)
    void aSentenceSaysWhatItIsAndNothingOfTheLink(String url, String said) {
        String sentence = SharePage.of(url);
        assertNotNull(sentence);
        assertTrue(sentence.contains(said), sentence);
        assertFalse(sentence.contains("k3y") || sentence.contains("contoso"), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.dropbox.com/s/k3y/tour.mp4?dl=1",
                "https://www.dropbox.com/scl/fi/k3y/tour.mp4?rlkey=k3y&raw=1",
                "https://dl.dropboxusercontent.com/s/k3y/tour.mp4",
                "https://drive.google.com/uc?export=download&id=k3y",
                "https://drive.usercontent.google.com/download?id=k3y",
                "https://onedrive.live.com/download?resid=k3y",
                "https://contoso.sharepoint.com/:v:/s/films/k3y?download=1",
                "https://contoso.sharepoint.com/sites/films/tour.mp4",
                "https://player.vimeo.com/progressive_redirect/playback/1/rendition/720p/file.mp4",
                "https://player.vimeo.com/external/1.hd.mp4?s=k3y",
                "https://vimeo.com/features",
                "https://www.youtube.com/about",
                "https://notyoutube.com/watch?v=k3y",
                "https://youtube.com.example/watch?v=k3y",
                "https://example.com/www.dropbox.com/s/k3y",
                "https://evilsharepoint.com/:v:/k3y",
                "tour.mp4",
                "https://["
            })
    void aLinkToAFileIsNone(String url) {
        assertEquals(null, SharePage.of(url));
    }
}
