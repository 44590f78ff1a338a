package io.linli.api.cap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a message of the Common Alerting Protocol 1.2; a document type, an entity or a file from elsewhere is refused. */
final class CapSchema {
    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
    private static final Schema SCHEMA = schema();

    private CapSchema() {}

    private static Schema schema() {
        try (var in = CapSchema.class.getResourceAsStream("/cap/cap-1.2.xsd")) {
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("our own schema of CAP is none", e);
        }
    }

    /** Throws IllegalArgumentException saying what is wrong with it, and where it is known, the line. */
    static Document read(byte[] xml) {
        try {
            var builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            var document = builder.parse(new ByteArrayInputStream(xml));
            SCHEMA.newValidator().validate(new DOMSource(document));
            return document;
        } catch (SAXParseException e) {
            var line = e.getLineNumber() > 0 ? "line " + e.getLineNumber() + ": " : "";
            throw new IllegalArgumentException(line + e.getMessage(), e);
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot read XML safely", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory;
    }

    /** The parser's own handler writes on the console of the service. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) {}

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
