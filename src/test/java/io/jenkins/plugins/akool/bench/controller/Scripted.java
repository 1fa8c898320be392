package io.jenkins.plugins.akool.bench.controller;

import io.jenkins.plugins.akool.simulator.SimulatedAkool;

/** What people write where they have no plugin for AKOOL. */
final class Scripted {

    private static final String LOOP = """
            node('%s') {
                def ask = "curl -fsS -H 'x-api-key: %s' %s/api/open/v3/content/video"
                def body = '%s'
                def answer = sh(returnStdout: true,
                    script: "$ask/createbytranslate -H 'Content-Type: application/json' -d '$body'")
                def id = (answer =~ /"_id":"([^"]+)"/)[0][1]
                def status = ''
                while (!status.contains('"video_status":3')) {
                    sleep 3
                    status = sh(returnStdout: true, script: "$ask/infobymodelid?video_model_id=$id")
                }
                def video = (status =~ /"video":"([^"]+)"/)[0][1]
                sh "curl -fsS -o tour.ja.mp4 '$video'"
                archiveArtifacts 'tour.ja.mp4'
            }""";

    private static final String REQUESTS = """
            def headers = [[name: 'x-api-key', value: '%s']]
            def api = '%s/api/open/v3/content/video'
            def answer = httpRequest(httpMode: 'POST', url: "$api/createbytranslate",
                contentType: 'APPLICATION_JSON', customHeaders: headers, requestBody: '%s').content
            def id = (answer =~ /"_id":"([^"]+)"/)[0][1]
            def status = ''
            while (!status.contains('"video_status":3')) {
                sleep 3
                status = httpRequest(url: "$api/infobymodelid?video_model_id=$id", customHeaders: headers).content
            }
            def video = (status =~ /"video":"([^"]+)"/)[0][1]
            node {
                httpRequest(url: video, outputFile: 'tour.ja.mp4', responseHandle: 'NONE')
                archiveArtifacts 'tour.ja.mp4'
            }""";

    private Scripted() {}

    /** Submits, asks every three seconds until AKOOL is done, fetches and archives; on an executor all the time. */
    static String loop(String node, SimulatedAkool akool) {
        return LOOP.formatted(node, akool.apiKey(), akool.endpoint(), body(akool));
    }

    /** Likewise with the step of the plugin http_request, which needs an executor only to fetch. */
    static String requests(SimulatedAkool akool) {
        return REQUESTS.formatted(akool.apiKey(), akool.endpoint(), body(akool));
    }

    /** The loop for a video that is done as soon as it is asked for. */
    static String atOnce(String node, SimulatedAkool akool) {
        return loop(node, akool).replace("sleep 3", "");
    }

    /** The request, as JSON. */
    static String body(SimulatedAkool akool) {
        return "{\"url\":\"%s\",\"language\":\"ja\",\"source_language\":\"DEFAULT\",\"lipsync\":false}"
                .formatted(akool.sourceUrl());
    }
}
