package io.jenkins.plugins.akool.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.api.Language;
import java.util.List;
import org.jenkinsci.plugins.tokenmacro.DataBoundTokenMacro;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;

/** {@code ${AKOOL_RESULT,language="ja"}}: the path of the newest video in a language among the artifacts, or nothing. */
@Extension(optional = true)
public final class ResultMacro extends DataBoundTokenMacro {

    private static final String NAME = "AKOOL_RESULT";

    /** Set by whoever evaluates the macro. */
    private String language = "";

    @Parameter(required = true)
    public void setLanguage(@NonNull String language) {
        this.language = language;
    }

    @Override
    public boolean acceptsMacroName(String macroName) {
        return NAME.equals(macroName);
    }

    @Override
    public List<String> getAcceptedMacroNames() {
        return List.of(NAME);
    }

    @Override
    public String evaluate(AbstractBuild<?, ?> build, TaskListener listener, String macroName)
            throws MacroEvaluationException {
        return evaluate(build, null, listener, macroName);
    }

    @Override
    public String evaluate(Run<?, ?> run, @CheckForNull FilePath workspace, TaskListener listener, String macroName)
            throws MacroEvaluationException {
        String file = ResultVariables.newest(run, Language.canonical(language));
        return file == null ? "" : file;
    }
}
