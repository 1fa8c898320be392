package io.jenkins.plugins.akool.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * What a page that is open asks for again and again: how far what is under way is, and what has changed so that it has to be
 * shown anew. Read from memory.
 *
 * @param done whether nothing changes by itself any more, so that it need not be asked for again
 * @param summary of the whole build
 */
record PageState(
        boolean done, @NonNull String summary, @NonNull PageOfTranslations page) {

    /**
     * {@code pages} counts those with something on them, {@code here} tells in words which one this {@code page} is.
     * {@code sources} has their summaries, {@code translations} for each id its {@code stamp}, and {@code percent} and {@code progress} where known.
     */
    @NonNull
    String toJson() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("done", done);
        state.put("summary", summary);
        state.put("page", page.number());
        state.put("pages", page.isEmpty() ? 0 : page.count());
        state.put("here", page.words());
        ObjectNode sources = state.putObject("sources");
        ObjectNode translations = state.putObject("translations");
        for (SourceSection section : page.sections()) {
            sources.put(section.getKey(), section.getSummary());
            section.getTranslations().forEach(t -> put(translations.putObject(t.getId()), t));
        }
        return state.toString();
    }

    private static void put(ObjectNode one, TranslationView t) {
        one.put("stamp", t.getStamp());
        Integer percent = t.getPercent();
        if (percent != null) {
            one.put("percent", percent);
            one.put("progress", t.getProgress());
        }
    }
}
