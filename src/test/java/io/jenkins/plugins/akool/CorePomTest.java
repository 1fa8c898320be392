package io.jenkins.plugins.akool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.File;
import javax.xml.parsers.DocumentBuilderFactory;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Holds core-pom.xml to what the plugin really runs with: the libraries that the API plugins bundle. */
class CorePomTest {

    @Test
    void coreRunsWithTheLibrariesOfTheApiPlugins() throws Exception {
        assertEquals(OkHttp.VERSION, property("core-pom.xml", "okhttp.version"));
        Version bundled = PackageVersion.VERSION;
        Version core = VersionUtil.parseVersion(property("core-pom.xml", "jackson.version"), null, null);
        assertEquals(bundled.getMajorVersion(), core.getMajorVersion());
        // Jackson keeps within a major version what it had, so that only what is newer in the core may be missing here.
        assertFalse(core.isUnknownVersion());
        assertTrue(withoutArtifact(core).compareTo(withoutArtifact(bundled)) <= 0, core + " is newer than " + bundled);
    }

    private static Version withoutArtifact(Version v) {
        return new Version(v.getMajorVersion(), v.getMinorVersion(), v.getPatchLevel(), null, null, null);
    }

    @Test
    void bothBuildsTestWithTheSameTools() throws Exception {
        assertEquals(property("core-pom.xml", "okhttp.version"), property("pom.xml", "mockwebserver.version"));
        assertEquals(property("core-pom.xml", "archunit.version"), property("pom.xml", "archunit.version"));
    }

    private static String property(String pom, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new File(pom));
        Element properties =
                (Element) document.getElementsByTagName("properties").item(0);
        return properties.getElementsByTagName(name).item(0).getTextContent();
    }
}
