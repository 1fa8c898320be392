package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A text that is not sent again to who has it, by the ETag of RFC 9110.
 *
 * @param type media type
 */
record TextAnswer(@NonNull String type, @NonNull String text) implements HttpResponse {

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        String tag = Util.getDigestOf(text);
        response.setHeader("ETag", '"' + tag + '"');
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String had = request.getHeader("If-None-Match");
        // What compresses answers on the way adds to the tag.
        if (had != null && had.contains(tag)) {
            response.setStatus(304);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type + ";charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
