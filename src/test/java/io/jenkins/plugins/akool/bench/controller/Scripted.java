package io.jenkins.plugins.akool.bench.controller;

import io.jenkins.plugins.akool.simulator.SimulatedAkool;

/** What people write where they have no plugin: a Pipeline that calls {@code curl}. */
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

    private Scripted() {}

    /** Submits, asks every three seconds until AKOOL is done, fetches and archives; on an executor all the time. */
    static String loop(String node, SimulatedAkool akool) {
        return LOOP.formatted(node, akool.apiKey(), akool.endpoint(), body(akool));
    }

    /** The same for a video that is done as soon as it is asked for. */
    static String atOnce(String node, SimulatedAkool akool) {
        return loop(node, akool).replace("sleep 3", "");
    }

    /** The request, as JSON. */
    static String body(SimulatedAkool akool) {
        return "{\"url\":\"%s\",\"language\":\"ja\",\"source_language\":\"DEFAULT\",\"lipsync\":false}"
                .formatted(akool.sourceUrl());
    }
}
