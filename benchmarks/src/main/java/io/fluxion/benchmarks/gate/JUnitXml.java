// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The verdict in the form that CI servers read test results in: what was judged is a test case. */
final class JUnitXml {
  private JUnitXml() {}

  /** The document: a rule of which nothing was measured is a skipped case. */
  static String of(final List<Finding> findings, final List<String> absent) {
    final StringWriter text = new StringWriter();
    try {
      final XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "gate");
      xml.writeAttribute("tests", String.valueOf(findings.size() + absent.size()));
      xml.writeAttribute(
          "failures", String.valueOf(findings.stream().filter(Finding::failed).count()));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", String.valueOf(absent.size()));
      for (final Finding finding : findings) {
        write(xml, finding);
      }
      for (final String name : absent) {
        beginCase(xml, "absent", name);
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", "not measured");
        xml.writeEndElement();
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.writeCharacters("\n");
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private static void write(final XMLStreamWriter xml, final Finding finding)
      throws XMLStreamException {
    beginCase(xml, finding.rule().name().toLowerCase(java.util.Locale.ROOT), finding.subject());
    if (finding.failed()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", finding.rule().fault());
      xml.writeAttribute("message", finding.subject() + " " + finding.reason());
      xml.writeEndElement();
    } else {
      xml.writeStartElement("system-out");
      xml.writeCharacters(finding.measured() + ", against " + finding.limit());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void beginCase(
      final XMLStreamWriter xml, final String className, final String name)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "gate." + className);
    xml.writeAttribute("name", name);
  }
}
