package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Api;
import hudson.model.ManagementLink;
import hudson.model.User;
import hudson.security.Permission;
import hudson.util.HttpResponses;
import io.jenkins.plugins.akool.service.Decisions;
import io.jenkins.plugins.akool.service.TranslationService;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.verb.POST;

/**
 * The page of Manage Jenkins on all translations that are not done, and on what was spent. Who may see the system's
 * configuration may read it, an administrator may decide.
 */
@Extension
@Symbol("akoolTranslations")
public final class AkoolAdministration extends ManagementLink implements StaplerProxy {

    static final String URL = "akool";

    @NonNull
    @Override
    public String getIconFileName() {
        return "symbol-language-outline plugin-ionicons-api";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.page_name();
    }

    @NonNull
    @Override
    public String getDescription() {
        return Messages.page_description();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return URL;
    }

    @NonNull
    @Override
    public Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    /** Jenkins asks for the permission where it lists the page, not where the page is called. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        return this;
    }

    /** The data of the page that the request asks for. */
    @NonNull
    public Api getApi() {
        return new Api(getPage());
    }

    @NonNull
    public AdministrationPage getPage() {
        return AdministrationPage.asked();
    }

    /** Asks AKOOL now how a translation stands. */
    @POST
    public HttpResponse doCheck(@QueryParameter String id) {
        return decide(id, Decisions::check);
    }

    /** Brings a result to its build that was given up before. */
    @POST
    public HttpResponse doCollect(@QueryParameter String id) {
        return decide(id, Decisions::collect);
    }

    /** Has the engine do nothing more for a translation. */
    @POST
    public HttpResponse doForget(@QueryParameter String id) {
        return decide(id, (decisions, translation) -> decisions.forget(translation, person()));
    }

    private static String person() {
        User person = User.current();
        return person == null ? Messages.somebody() : person.getDisplayName();
    }

    /** Comes back to where on the page the person was when it is done, or still under way after a few seconds. */
    private static HttpResponse decide(
            @CheckForNull String id, BiFunction<Decisions, String, CompletionStage<Void>> decision) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        Decisions.await(decision.apply(TranslationService.get().decisions(), Util.fixNull(id)));
        String query = Place.asked(Stapler.getCurrentRequest2()).query();
        return HttpResponses.redirectTo(query.isEmpty() ? "." : "./?" + query);
    }
}
