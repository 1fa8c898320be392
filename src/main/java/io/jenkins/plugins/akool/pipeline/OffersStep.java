package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.akool.options.ScriptOptions;
import io.jenkins.plugins.akool.options.TranslationOptionsDescriptor;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A step that returns one of AKOOL's lists. Public, since Jenkins' forms see nothing of what is not. */
public abstract class OffersStep extends Step {

    private String credentialsId;

    OffersStep() {}

    /** Id of the credential to ask with, or null for the default of the global configuration. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** What the descriptors of these steps share. */
    public abstract static class OffersDescriptor extends StepDescriptor {

        OffersDescriptor() {}

        abstract ScriptOptions options();

        @Override
        public Step newInstance(@NonNull Map<String, Object> arguments) throws Exception {
            return RefusedStep.unless(options(), arguments, this, super::newInstance);
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return Jenkins.get()
                    .getDescriptorByType(TranslationOptionsDescriptor.class)
                    .doFillCredentialsIdItems(item, credentialsId);
        }

        @POST
        public FormValidation doCheckCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
            return Jenkins.get()
                    .getDescriptorByType(TranslationOptionsDescriptor.class)
                    .doCheckCredentialsId(item, value);
        }
    }
}
