package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Options as scripts come to have them: out of parameters, files and other steps, in whatever type that left them. */
@WithJenkins
class ScriptValuesTest extends StudioScenario {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode submitted(int n) throws Exception {
        return JSON.readTree(akool.received(Call.CREATE).get(n).body());
    }

    private WorkflowRun failing(String arguments) throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "def none = null\nakoolTranslate url: '%s', %s".formatted(akool.sourceUrl(), arguments));
        String log = JenkinsRule.getLog(run);
        assertFalse(log.contains("\tat ") || log.contains("Exception"), log);
        assertEquals(0, akool.received().size());
        return run;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'ja,es'.split(',')",
                "['ja', 'es'] as String[]",
                "['ja', 'es'] as Set",
                "['ja', 'es'] as LinkedList",
                "['ja', ['es']]",
                "[['ja'], ['es'] as String[]]",
                "\"${'ja'}, ${'es'}\"",
                "[\"${'ja'}\", \"e${'s'}\"]",
                "[ja: 1, es: 2].keySet()",
                "['ja,es']",
                "'ja;es'.tokenize(';')",
                "akoolLanguages().findAll { it.code in ['ja', 'es'] }.collect { it.code }",
                "akoolLanguages().findAll { it.code in ['ja', 'es'] }"
            })
    void aListOfLanguagesInAnyForm(String languages) throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "def found = akoolTranslate url: '%s', languages: %s\necho found.collect { it.language }.sort().join(' ')"
                        .formatted(akool.sourceUrl(), languages));
        j.assertLogContains("es ja", run);
        studio.assertArchived(run, "akool", "ja", "es");
    }

    @Test
    void otherListsTablesNumbersAndNamesInAnyForm() throws Exception {
        // Pipeline itself, of a map whose keys are numbers.
        log.expect("Error storing the arguments for step");
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def two = 2
                akoolTranslate url: "${'%1$s'}", languages: 'ja', keepWords: 'Jenkins,AKOOL'.split(','),
                    speakers: "${two}", lipsync: 'TRUE', dynamicDuration: "${true}", timeoutMinutes: 42.0,
                    captions: 'Target', style: 'PROFESSIONAL', onFailure: 'unstable', maxCredits: null, to: "out-${two}",
                    voices: [ja: akoolVoices(language: 'JA')[0]], fixedWords: [(7): 8, build: "B${two}"],
                    pronouncedWords: [[word: 'CI', replacement: "see ${'eye'}"], [CD: 'see dee']] as Set
                akoolTranslate url: '%1$s', languages: ['es'] as Set, keepWords: ['2.541', 4, ['A'] as Set], onFailure: ' Ignore '
                """.formatted(akool.sourceUrl()));
        JsonNode first = submitted(0);
        assertEquals(2, first.get("speaker_num").intValue());
        assertEquals(2, first.get("caption_type").intValue());
        assertEquals(
                List.of("true", "true"),
                List.of(
                        first.get("lipsync").asText(),
                        first.get("dynamic_duration").asText()));
        assertEquals(JSON.readTree("""
                        {"style": "professional", "no_translate_words": ["Jenkins", "AKOOL"],
                         "fixed_words": {"7": "8", "build": "B2"},
                         "pronounced_words": {"CI": "see eye", "CD": "see dee"}}
                        """), first.get("studio_voice"));
        assertFalse(first.get("voices_map").get("ja").get("voice_id").asText().isEmpty());
        assertEquals(
                "[\"2.541\",\"4\",\"A\"]",
                submitted(1).get("studio_voice").get("no_translate_words").toString());
        studio.assertArchived(run, "out-2", "ja");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unstable", "Unstable", "UNSTABLE", " unstable "})
    void whatBecomesOfTheBuildInAnyCase(String name) throws Exception {
        akool.fails("ja", 501312, "No voice was found.");
        studio.build(
                Result.UNSTABLE,
                "akoolTranslate url: '%s', languages: 'ja', onFailure: '%s'".formatted(akool.sourceUrl(), name));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    "languages: ['ja', null]", "ERROR: The option languages takes texts only, and was given null among them."
                    "languages: ['ja', none] as Set", "ERROR: The option languages takes texts only, and was given null among them."
                    "languages: [none] as String[]", "ERROR: The option languages takes texts only, and was given null among them."
                    "languages: ['ja', ['es', none]]", "ERROR: The option languages takes texts only, and was given null among them."
                    "languages: ['ja', false]", "ERROR: The option languages takes texts only, and was given false among them."
                    "languages: [ja: 'es']", "ERROR: The option languages takes texts only, and was given a map among them."
                    "languages: ['ja', 1]", "ERROR: '1' is not a language code such as ja or zh-CN."
                    "languages: none", "ERROR: No target language is set: give at least one language code, such as ja."
                    "languages: ['ja', '']", "ERROR: The option languages has an empty entry; leave it out."
                    "languages: 'ja,,es'.split(',')", "ERROR: The option languages has an empty entry; leave it out."
                    "languages: ['ja', [' ']] as Set", "ERROR: The option languages has an empty entry; leave it out."
                    "languages: []", "ERROR: No target language is set: give at least one language code, such as ja."
                    "languages: { 'ja' }", "ERROR: The option languages takes texts only, and was given a closure among them."
                    "languages: 'ja', to: { 'out' }", "ERROR: The option to takes one text, and was given a closure."
                    "languages: 'ja', dryRun: 1", "ERROR: The option dryRun must be true or false, and was given '1'."
                    "languages: 'ja', timeoutMinutes: []", "ERROR: The option timeoutMinutes must be a whole number, and was given a list."
                    "languages: 'ja', maxCredits: true", "ERROR: The option maxCredits must be a whole number, and was given true."
                    "languages: 'ja', URLs: ['x']", "ERROR: There is no option 'URLs'; it is called urls."
                    "languages: 'ja', Files: '*.mp4'", "ERROR: There is no option 'Files'; it is called files."
                    "languages: 'ja', File: 'a.mp4'", "ERROR: There is no option 'File'; it is called file."
                    "languages: 'ja', keepWords: ['a', '']", "ERROR: The option keepWords has an empty entry; leave it out."
                    "languages: 'ja', keepWords: [a: 'b']", "ERROR: The option keepWords takes texts only, and was given a map among them."
                    "languages: 'ja', fixedWords: [[word: '', replacement: '']]", "ERROR: The option fixedWords has an empty entry; leave it out."
                    "languages: 'ja', fixedWords: { 'x' }", "ERROR: The option fixedWords takes a map, such as [key: 'value'], and was given a closure."
                    "languages: ['zh-cn', 'zh_CN']", "ERROR: The language zh_CN is named twice."
                    "languages: 'ja', keepWords: ['a', none]", "ERROR: The option keepWords takes texts only, and was given null among them."
                    "languages: 'ja', onFailure: 'later'", "ERROR: 'later' is nothing that onFailure knows; it knows: fail, unstable, ignore."
                    "languages: 'ja', onFailure: true", "ERROR: The option onFailure takes one text, and was given true."
                    "languages: 'ja', style: ['calm']", "ERROR: The option style takes one text, and was given a list."
                    "languages: 'ja', to: [a: 1]", "ERROR: The option to takes one text, and was given a map."
                    "languages: 'ja', speakers: 'two'", "ERROR: The option speakers must be a whole number, and was given 'two'."
                    "languages: 'ja', speakers: 1.5", "ERROR: The option speakers must be a whole number, and was given '1.5'."
                    "languages: 'ja', maxCredits: 99999999999", "ERROR: The option maxCredits must be a whole number, and was given '99999999999'."
                    "languages: 'ja', lipsync: 'yes'", "ERROR: The option lipsync must be true or false, and was given 'yes'."
                    "languages: 'ja', wait: [false]", "ERROR: The option wait must be true or false, and was given a list."
                    "languages: 'ja', voices: ['voice-1']", "ERROR: The option voices takes a map, such as [key: 'value'], and was given 'voice-1'."
                    "languages: 'ja', voices: 'voice-1'", "ERROR: The option voices takes a map, such as [key: 'value'], and was given 'voice-1'."
                    "languages: 'ja', voices: [ja: none]", "ERROR: The voice for 'ja' is empty; give the voice's id."
                    "languages: 'ja', fixedWords: [a: ['b']]", "ERROR: The option fixedWords takes texts only, and was given a list among them."
                    "languages: 'ja', keepwords: ['a']", "ERROR: There is no option 'keepwords'; it is called keepWords."
                    "language: 'ja'", "ERROR: There is no option 'language'; it is called languages."
                    "langauges: 'ja'", "ERROR: There is no option 'langauges': did you mean languages?"
                    "languages: 'ja', maxCredit: 5", "ERROR: There is no option 'maxCredit'; it is called maxCredits."
                    "languages: 'ja', on_failure: 'ignore'", "ERROR: There is no option 'on_failure'; it is called onFailure."
                    "languages: 'ja', timeout: 5", "ERROR: There is no option 'timeout'; there are: archiveSource,"
                    "languages: 'ja', fixedWord: [:], pronuncedWords: [:]", "ERROR: There is no option 'fixedWord'; it is called fixedWords."
                    "languages: 'ja', pronuncedWords: [:]", "ERROR: There is no option 'pronuncedWords': did you mean pronouncedWords?"
                    "languages: 'ja', price: 1", "ERROR: There is no option 'price'; there are: archiveSource, captionFile,"
                    """)
    void whatCannotBeMeantEndsWithOneSentenceAndNoRequest(String arguments, String sentence) throws Exception {
        j.assertLogContains(sentence, failing(arguments));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    "akoolVoices langauge: 'ja'", "ERROR: There is no option 'langauge': did you mean language?"
                    "akoolVoices languages: 'ja'", "ERROR: There is no option 'languages'; it is called language."
                    "akoolVoices language: ['ja']", "ERROR: The option language takes one text, and was given a list."
                    "akoolVoices { 'ja' }", "ERROR: The option language takes one text, and was given a closure."
                    "akoolVoices credentialsId: [a: 1]", "ERROR: The option credentialsId takes one text, and was given a map."
                    "akoolLanguages credentials: 'akool'", "ERROR: There is no option 'credentials': did you mean credentialsId?"
                    "akoolLanguages language: 'ja'", "ERROR: There is no option 'language'; there are: credentialsId."
                    "akoolLanguages credentialId: 'akool'", "ERROR: There is no option 'credentialId': did you mean credentialsId?"
                    "akoolLanguages credentialsId: true", "ERROR: The option credentialsId takes one text, and was given true."
                    "akoolAwait handel: 'x'", "ERROR: There is no option 'handel': did you mean handle?"
                    "akoolAwait handles: ['x']", "ERROR: There is no option 'handles'; it is called handle."
                    "akoolAwait allowNone: 'yes'", "ERROR: The option allowNone must be true or false, and was given 'yes'."
                    "akoolAwait allowNone: { true }", "ERROR: The option allowNone must be true or false, and was given a closure."
                    "akoolAwait { 'x' }", "ERROR: This build has no translations with that handle."
                    "akoolAwait handle: 'x', allowNone: true", "ERROR: This build has no translations with that handle."
                    """)
    void theOtherStepsSayItLikewise(String script, String sentence) throws Exception {
        WorkflowRun run = studio.build(Result.FAILURE, script);
        j.assertLogContains(sentence, run);
        String text = JenkinsRule.getLog(run);
        assertFalse(text.contains("\tat ") || text.contains("Exception"), text);
        assertEquals(0, akool.received().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "akoolVoices('ja')",
                "akoolVoices(language: \"${'JA'}\", credentialsId: \"${'akool'}\")",
                "akoolVoices(credentialsId: none, language: 'ja')"
            })
    void theLanguageOfVoicesInAnyForm(String voices) throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS, "def none = null\necho 'of ' + %s.collect { it.language }.unique()".formatted(voices));
        j.assertLogContains("of [ja]", run);
    }

    @Test
    void anAwaitMayBeToldAllAsText() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, "echo 'none: ' + akoolAwait(allowNone: \"${'TRUE'}\")");
        j.assertLogContains("none: []", run);
    }

    @Test
    void aStepWithoutNamesSaysWhatItTakes() throws Exception {
        WorkflowRun run = studio.build(Result.FAILURE, "akoolTranslate 'ja'");
        j.assertLogContains("ERROR: The step takes its options by name, such as url: '...', languages: ['ja']", run);
    }

    @Test
    void severalHandlesAreAwaitedAtOnce() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def handles = []
                for (language in ['ja', 'es', 'fr']) {
                    handles << akoolTranslate(url: '%s', languages: language, wait: false)
                }
                echo 'two: ' + akoolAwait([handles[2], handles[0].id]).collect { it.language }.join(' ')
                echo 'array: ' + akoolAwait(handles as Object[]).collect { it.language }.join(' ')
                echo 'twice: ' + akoolAwait([handles[1], handles[1].id]).collect { it.language }.join(' ')
                echo 'of none: ' + akoolAwait([])
                """.formatted(akool.sourceUrl()));
        j.assertLogContains("two: fr ja", run);
        j.assertLogContains("array: ja es fr", run);
        j.assertLogContains("twice: es\n", run);
        j.assertLogContains("of none: []", run);
        for (String wrong : List.of("['x']", "[null]", "[[language: 'ja']]", "7")) {
            WorkflowRun failed = studio.build(Result.FAILURE, "akoolAwait(%s)".formatted(wrong));
            j.assertLogContains("ERROR: This build has no translations with that handle.", failed);
        }
        assertEquals(List.of(), Studio.lines(studio.build(Result.FAILURE, "akoolAwait(['x'])")));
    }
}
