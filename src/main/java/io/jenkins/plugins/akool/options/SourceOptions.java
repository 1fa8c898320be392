package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** The part of the options that says which videos are meant, and what they have to be like. */
public abstract class SourceOptions extends AkoolOptions {

    private static final long serialVersionUID = 1L;

    /** Null only in stored configuration; empty where the video is a file. */
    private String url = "";

    private String file;

    /** The opposite of what is asked for, so that configuration that leaves the option out means its default. */
    private boolean sourceNotArchived;

    /** Null for none, so that stored configuration has nothing of it; so are the next two. */
    private String urls;

    private String files;

    private Boolean strict;

    SourceOptions() {}

    @Override
    void complete() {
        super.complete();
        setUrl(url);
    }

    /** Address of the video, empty where it is a file. */
    @NonNull
    public String getUrl() {
        return url;
    }

    /** Not one of the constructor's, since either this or {@link #setFile} is enough, and scripts are held to those. */
    @DataBoundSetter
    public void setUrl(@CheckForNull String url) {
        this.url = Util.fixNull(url).strip();
    }

    /** Path of the video in the workspace, with slashes, or null where it has an address. */
    @CheckForNull
    public String getFile() {
        return file;
    }

    @DataBoundSetter
    public void setFile(@CheckForNull String file) {
        this.file = Util.fixEmptyAndTrim(file);
    }

    /** Whether a file of the workspace that AKOOL fetches is kept among the artifacts; otherwise only for as long. */
    public boolean isArchiveSource() {
        return !sourceNotArchived;
    }

    @DataBoundSetter
    public void setArchiveSource(boolean archiveSource) {
        sourceNotArchived = !archiveSource;
    }

    /** Addresses of several videos, one on a line, or null. */
    @CheckForNull
    public String getUrls() {
        return urls;
    }

    @DataBoundSetter
    public void setUrls(@CheckForNull String urls) {
        this.urls = Util.fixEmptyAndTrim(urls);
    }

    /** The same as a list, as they were written; blank lines are none. */
    @NonNull
    public List<String> urlList() {
        return urls == null
                ? List.of()
                : urls.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /** Ant patterns of several videos in the workspace, separated by commas, or null. */
    @CheckForNull
    public String getFiles() {
        return files;
    }

    @DataBoundSetter
    public void setFiles(@CheckForNull String files) {
        this.files = Util.fixEmptyAndTrim(files);
    }

    /** Whether several videos are meant, or may be. */
    public boolean isAboutSeveral() {
        return files != null || urls != null;
    }

    /** Whether a video that AKOOL may refuse is not submitted. */
    public boolean isStrict() {
        return Boolean.TRUE.equals(strict);
    }

    @DataBoundSetter
    public void setStrict(boolean strict) {
        this.strict = strict ? Boolean.TRUE : null;
    }
}
