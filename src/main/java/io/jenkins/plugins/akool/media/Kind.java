package io.jenkins.plugins.akool.media;

import io.jenkins.plugins.akool.api.Wording.Sentence;
import java.util.List;

/**
 * What bytes turned out to be.
 *
 * @param sort what it can be used as
 * @param extensions endings of names that fit, the usual one first; none where it is neither video nor subtitles
 * @param word key of the words for it in a sentence
 */
record Kind(Sort sort, List<String> extensions, String word) {

    enum Sort {
        VIDEO,
        SUBTITLES,
        /** Known, and neither of the two. */
        OTHER
    }

    static final Kind AUDIO = other("sound");
    static final Kind IMAGE = other("image");

    static Kind video(String... extensions) {
        return new Kind(Sort.VIDEO, List.of(extensions), "video");
    }

    static Kind subtitles(String extension) {
        return new Kind(Sort.SUBTITLES, List.of(extension), "subtitles");
    }

    static Kind other(String word) {
        return new Kind(Sort.OTHER, List.of(), word);
    }

    /** As they stand behind "leads to", with their article. */
    Sentence words() {
        return Sentence.of(Kind.class, word);
    }
}
