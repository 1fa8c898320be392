package io.jenkins.plugins.akool.webhook;

import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import io.jenkins.plugins.akool.access.WebhookDoor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** Lets AKOOL, which has no crumb, post to the webhook and nowhere else. */
@Extension
public final class WebhookCrumbExclusion extends CrumbExclusion {

    private static final Pattern CALL = Pattern.compile("/" + WebhookDoor.PATH + "/[A-Za-z0-9_-]+");

    @Override
    public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getPathInfo();
        if (path != null && CALL.matcher(path).matches() && WebhookDoor.isOpen()) {
            chain.doFilter(request, response);
            return true;
        }
        return false;
    }
}
