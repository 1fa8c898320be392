package io.jenkins.plugins.akool.media;

import java.util.List;

/**
 * What bytes turned out to be.
 *
 * @param sort what it can be used as
 * @param extensions endings of names that fit, the usual one first; none where it is neither video nor subtitles
 * @param words for a sentence, with their article
 */
record Kind(Sort sort, List<String> extensions, String words) {

    enum Sort {
        VIDEO,
        SUBTITLES,
        /** Known, and neither of the two. */
        OTHER
    }

    static final Kind AUDIO = other("a sound file");
    static final Kind IMAGE = other("an image");

    static Kind video(String... extensions) {
        return new Kind(Sort.VIDEO, List.of(extensions), "a video");
    }

    static Kind subtitles(String extension) {
        return new Kind(Sort.SUBTITLES, List.of(extension), "a subtitle file");
    }

    static Kind other(String words) {
        return new Kind(Sort.OTHER, List.of(), words);
    }
}
