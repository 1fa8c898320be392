package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sentences that checks found, each once. They may be read while checks go on. */
final class Findings {

    private final Set<String> problems = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<String> doubts = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<String> notes = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<String> told = Collections.synchronizedSet(new LinkedHashSet<>());

    /** What is certainly wrong; null for nothing. */
    void problem(@CheckForNull String sentence) {
        add(problems, sentence);
    }

    /** What may go wrong, or could not be found out; null for nothing. */
    void doubt(@CheckForNull String sentence) {
        add(doubts, sentence);
    }

    /** What is good to know; null for nothing. */
    void note(@CheckForNull String sentence) {
        add(notes, sentence);
    }

    /** What the order is completed with. */
    void told(@NonNull String sentence) {
        add(told, sentence);
    }

    private static void add(Set<String> sentences, @CheckForNull String sentence) {
        if (sentence != null) {
            sentences.add(sentence);
        }
    }

    /**
     * Takes over what was found of one of several videos.
     *
     * @param video what the video is called; null where there is only one
     */
    void add(@NonNull Findings others, @CheckForNull String video) {
        others.problems().forEach(sentence -> problem(of(video, sentence)));
        others.doubts().forEach(sentence -> doubt(of(video, sentence)));
        others.notes().forEach(sentence -> note(of(video, sentence)));
        others.told().forEach(this::told);
    }

    private static String of(@CheckForNull String video, String sentence) {
        return video == null ? sentence : video + ": " + sentence;
    }

    @NonNull
    List<String> problems() {
        return new ArrayList<>(problems);
    }

    @NonNull
    List<String> doubts() {
        return new ArrayList<>(doubts);
    }

    @NonNull
    List<String> told() {
        return new ArrayList<>(told);
    }

    @NonNull
    List<String> notes() {
        return new ArrayList<>(notes);
    }
}
