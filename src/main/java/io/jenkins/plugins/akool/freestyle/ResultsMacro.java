package io.jenkins.plugins.akool.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;
import org.jenkinsci.plugins.tokenmacro.DataBoundTokenMacro;

/** {@code ${AKOOL_RESULTS}}: the paths of all videos of a build among its artifacts, with commas or another separator. */
@Extension(optional = true)
public final class ResultsMacro extends DataBoundTokenMacro {

    /** Set by whoever evaluates the macro. */
    private String separator = ResultVariables.SEPARATOR;

    @Parameter
    public void setSeparator(@NonNull String separator) {
        this.separator = separator;
    }

    @Override
    public boolean acceptsMacroName(String macroName) {
        return ResultVariables.ALL.equals(macroName);
    }

    @Override
    public List<String> getAcceptedMacroNames() {
        return List.of(ResultVariables.ALL);
    }

    @Override
    public String evaluate(AbstractBuild<?, ?> build, TaskListener listener, String macroName) {
        return evaluate(build, null, listener, macroName);
    }

    @Override
    public String evaluate(Run<?, ?> run, @CheckForNull FilePath workspace, TaskListener listener, String macroName) {
        return ResultVariables.joined(ResultVariables.of(run), separator);
    }
}
