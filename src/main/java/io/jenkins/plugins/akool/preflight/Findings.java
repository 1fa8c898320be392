package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.options.Video;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Sentences that checks found, each once. They may be read while checks go on. */
final class Findings {

    /** More videos are not named that have the same sentence. */
    private static final int MOST_NAMED = 3;

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

    /** The same findings, which may become more. */
    @NonNull
    Findings copy() {
        Findings copy = new Findings();
        copy.problems.addAll(problems());
        copy.doubts.addAll(doubts());
        copy.notes.addAll(notes());
        copy.told.addAll(told());
        return copy;
    }

    /** Takes over what was found of each of several videos. What many have in common is said once. */
    void add(@NonNull Map<Video, Findings> videos) {
        add(problems, videos, Findings::problems);
        add(doubts, videos, Findings::doubts);
        add(notes, videos, Findings::notes);
    }

    private static void add(Set<String> all, Map<Video, Findings> videos, Function<Findings, List<String>> kind) {
        Map<String, List<String>> bySentence = new LinkedHashMap<>();
        videos.forEach((video, own) -> kind.apply(own)
                .forEach(sentence -> bySentence
                        .computeIfAbsent(sentence, said -> new ArrayList<>())
                        .add(video.shown())));
        bySentence.forEach((sentence, those) -> {
            if (those.size() > MOST_NAMED) {
                all.add(Messages.preflight_ofMany(those.size(), those.get(0), sentence));
            } else {
                those.forEach(video -> all.add(video + ": " + sentence));
            }
        });
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
