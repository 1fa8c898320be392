package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import java.io.File;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** Where the plugin keeps files of its own: below one folder in Jenkins' home. Each is made with what is put there first. */
public final class PluginFolders {

    private PluginFolders() {}

    /** What the engine remembers of translations that are not done. */
    @NonNull
    public static Path journal() {
        return below("journal").toPath();
    }

    /** What AKOOL charged; a file. */
    @NonNull
    public static Path credits() {
        return below("credits.json").toPath();
    }

    /** What logins spent by month; a file. */
    @NonNull
    public static Path budget() {
        return below("budget.json").toPath();
    }

    /** What AKOOL charged lately for how many seconds; a file. */
    @NonNull
    public static Path rates() {
        return below("rates.json").toPath();
    }

    /** What earlier translations took; a file. */
    @NonNull
    public static Path precedents() {
        return below("precedents.json").toPath();
    }

    /** Copies of workspace files that AKOOL is to fetch from the controller. */
    @NonNull
    public static File sources() {
        return below("sources");
    }

    /** For files of one translation that are only passing through; whoever uses it deletes it. */
    @NonNull
    public static FilePath temporary(@NonNull String translationId) {
        return new FilePath(new File(temporary(), translationId));
    }

    /** What has all of these; what is in it as Jenkins starts, a crash left there. */
    @NonNull
    public static File temporary() {
        return below("tmp");
    }

    private static File below(String path) {
        return new File(Jenkins.get().getRootDir(), "akool-translate/" + path);
    }
}
