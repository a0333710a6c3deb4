// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * A file of YAML that says what {@code fluxion live} watches and writes. Each source is made into
 * the arguments of its command, so that it has the same options, checks and messages:
 *
 * <pre>
 * sources:          # by kind, or a list of such, where a kind comes twice
 *   docker:
 *     interval: 5s
 * outputs:
 *   metrics: 9400
 * </pre>
 */
final class ConfigFile {
  private static final int LARGEST_FILE = 1 << 20;
  private static final String SOURCES = "sources";
  private static final String OUTPUTS = "outputs";
  private static final String RECORD = "record";

  /** The options of the run as a whole. */
  private static final Set<String> OF_OUTPUTS =
      Set.of("out", RECORD, "metrics", "summary-json", "once", "count", "emit");

  private final Path file;
  private final Streams streams;
  private final Messages messages;

  ConfigFile(final Path file, final Streams streams, final Messages messages) {
    this.file = file;
    this.streams = streams;
    this.messages = messages;
  }

  /** A key of the file with its value. */
  private record Entry(String key, int line, Node value) {}

  /** Reads the file; a refusal names file, line and key. */
  RunPlan plan() throws UsageException, InputException {
    final Map<String, Entry> top = mapping("", read(), 1);
    for (final Entry entry : top.values()) {
      if (!entry.key().equals(SOURCES) && !entry.key().equals(OUTPUTS)) {
        throw refused(entry.line(), entry.key() + " is neither sources nor outputs");
      }
    }
    final List<Entry> sources = sources(top.get(SOURCES));
    final Entry named = top.get(OUTPUTS);
    final Map<String, Entry> outputs =
        named == null ? Map.of() : mapping(OUTPUTS, named.value(), named.line());
    for (final Entry output : outputs.values()) {
      if (!OF_OUTPUTS.contains(output.key())) {
        throw refused(output.line(), "outputs has no " + Converters.quoted(output.key()));
      }
    }
    if (sources.size() > 1 && outputs.containsKey(RECORD)) {
      throw refused(
          outputs.get(RECORD).line(),
          "outputs.record: a recording holds the rows of one source: give each its own record");
    }
    RunPlan plan = null;
    final List<SourcePlan> plans = new ArrayList<>();
    for (final Entry source : sources) {
      plan = plan(source, outputs);
      plans.addAll(plan.sources());
    }
    if (plans.stream().filter(SourcePlan::waits).count() > 1) {
      throw refused(top.get(SOURCES).line(), "standard input can be read only once");
    }
    return plan.with(plans);
  }

  private Node read() throws UsageException, InputException {
    final LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(LARGEST_FILE).setAllowDuplicateKeys(true).build();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      final Optional<Node> root = new Compose(settings).composeReader(text);
      return root.orElseThrow(() -> new InputException(file + " is empty"));
    } catch (final IOException e) {
      throw new InputException("--config " + file + " cannot be read: " + e.getMessage());
    } catch (final MarkedYamlEngineException e) {
      throw refused(line(e.getProblemMark()), "no YAML: " + e.getProblem());
    } catch (final YamlEngineException e) {
      throw new UsageException(file + ": no YAML: " + e.getMessage());
    }
  }

  /** The sources, by kind or as a list. */
  private List<Entry> sources(final Entry entry) throws UsageException {
    if (entry == null) {
      throw new UsageException(file + ": there are no sources");
    }
    final List<Entry> all = new ArrayList<>();
    if (entry.value() instanceof final SequenceNode list) {
      for (final Node item : list.getValue()) {
        if (item instanceof ScalarNode) {
          all.add(new Entry(text(SOURCES, item), line(item.getStartMark()), null));
        } else {
          all.addAll(mapping(SOURCES, item, line(item.getStartMark())).values());
        }
      }
    } else {
      all.addAll(mapping(SOURCES, entry.value(), entry.line()).values());
    }
    if (all.isEmpty()) {
      throw refused(entry.line(), "there are no sources");
    }
    return all;
  }

  private RunPlan plan(final Entry source, final Map<String, Entry> outputs) throws UsageException {
    final CommandLine fluxion = FluxionCommand.commandLine(streams, messages);
    final CommandLine live = fluxion.getSubcommands().get("live");
    final CommandLine command = live.getSubcommands().get(source.key());
    if (command == null) {
      throw refused(
          source.line(),
          Converters.quoted(source.key())
              + " is no source: there are "
              + String.join(", ", live.getSubcommands().keySet()));
    }
    final String path = SOURCES + '.' + source.key();
    final Map<String, Entry> options =
        source.value() == null ? Map.of() : mapping(path, source.value(), source.line());
    final Map<ArgSpec, String> keys = new LinkedHashMap<>();
    final Map<ArgSpec, Integer> lines = new LinkedHashMap<>();
    final List<String> arguments = new ArrayList<>(List.of("live", source.key()));
    for (final Map<String, Entry> some : List.of(options, outputs)) {
      for (final Entry option : some.values()) {
        final String key = (some == options ? path : OUTPUTS) + '.' + option.key();
        if (some == options && OF_OUTPUTS.contains(option.key()) && !option.key().equals(RECORD)) {
          throw refused(option.line(), key + " holds for all sources: say it below outputs");
        }
        final ArgSpec spec = spec(command.getCommandSpec(), option, key);
        keys.put(spec, key);
        lines.put(spec, option.line());
        add(arguments, spec, option, key);
      }
    }
    try {
      fluxion.parseArgs(arguments.toArray(String[]::new));
      return ((SourceCommand) command.getCommand()).plan(streams);
    } catch (final ParameterException e) {
      final String key = keys.getOrDefault(e.getArgSpec(), path);
      throw refused(
          lines.getOrDefault(e.getArgSpec(), source.line()),
          key + ": " + FluxionCommand.problem(e));
    } catch (final UsageException e) {
      throw refused(source.line(), path + ": " + e.getMessage());
    }
  }

  /** The option or the positional parameter that a key names. */
  private ArgSpec spec(final CommandSpec command, final Entry option, final String key)
      throws UsageException {
    final OptionSpec named = command.findOption("--" + option.key());
    if (named != null && !named.usageHelp()) {
      return named;
    }
    for (final PositionalParamSpec parameter : command.positionalParameters()) {
      if (parameter.paramLabel().toLowerCase(Locale.ROOT).equals(option.key())) {
        return parameter;
      }
    }
    throw refused(
        option.line(),
        key + " is no option; " + command.qualifiedName() + " --help lists what there is");
  }

  private void add(
      final List<String> arguments, final ArgSpec spec, final Entry option, final String key)
      throws UsageException {
    final List<String> values = new ArrayList<>();
    if (option.value() instanceof final SequenceNode list) {
      for (final Node item : list.getValue()) {
        values.add(text(key, item));
      }
    } else {
      values.add(text(key, option.value()));
    }
    if (spec.isPositional()) {
      arguments.addAll(values);
    } else if (spec.arity().max() == 0) {
      if (!values.equals(List.of("true")) && !values.equals(List.of("false"))) {
        throw refused(option.line(), key + " is true or false");
      }
      if (values.get(0).equals("true")) {
        arguments.add("--" + option.key());
      }
    } else if (spec.isMultiValue()) {
      values.forEach(value -> arguments.add("--" + option.key() + '=' + value));
    } else {
      arguments.add("--" + option.key() + '=' + String.join(",", values));
    }
  }

  private Map<String, Entry> mapping(final String path, final Node node, final int line)
      throws UsageException {
    final Map<String, Entry> entries = new LinkedHashMap<>();
    if (node.getTag().equals(Tag.NULL)) {
      return entries;
    }
    if (!(node instanceof final MappingNode mapping)) {
      throw refused(line, (path.isEmpty() ? "the file" : path) + " is no mapping of keys");
    }
    for (final NodeTuple tuple : mapping.getValue()) {
      final String key = text(path, tuple.getKeyNode());
      final int at = line(tuple.getKeyNode().getStartMark());
      if (entries.put(key, new Entry(key, at, tuple.getValueNode())) != null) {
        throw refused(at, (path.isEmpty() ? "" : path + '.') + key + " comes twice");
      }
    }
    return entries;
  }

  /** A scalar as it stands in the file. */
  private String text(final String path, final Node node) throws UsageException {
    if (node instanceof final ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw refused(line(node.getStartMark()), path + " has no value, or one that is no plain text");
  }

  private static int line(final Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private UsageException refused(final int line, final String reason) {
    return new UsageException(file + ":" + line + ": " + reason);
  }
}
