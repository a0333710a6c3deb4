package io.fluxion.collector.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fluxion.collector.source.InputException;
import io.fluxion.collector.source.RowBuffer;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.Sample;
import java.io.IOException;

/** One JSON object a line; what the object means, a subclass knows. */
abstract class JsonLineDecoder extends RowDecoder {
  private final RowBuffer buffer;
  private final String inputName;
  private boolean passesLine;
  private boolean hasContent;

  JsonLineDecoder(final RowBuffer buffer, final String inputName) {
    this.buffer = buffer;
    this.inputName = inputName;
  }

  /**
   * Reads the members of an object, up to and with its end.
   *
   * @param parser at the object's start
   * @param sample cleared
   */
  abstract void readObject(JsonParser parser, Sample sample) throws IOException, RowException;

  @Override
  public int next(final Sample sample) throws IOException, InputException, UsageException {
    while (true) {
      if (passesLine) {
        passesLine = false;
        buffer.passLine();
      }
      final int end = buffer.findLine();
      line = buffer.line();
      if (end == RowBuffer.END) {
        return end();
      }
      if (end == RowBuffer.TOO_LONG) {
        hasContent = true;
        passesLine = true;
        reason = "longer than " + buffer.maxRowBytes() + " bytes";
        return MALFORMED;
      }
      final int start = buffer.start();
      // The bytes stay where they are until the next line is looked for.
      buffer.advance(Math.min(end + 1, buffer.limit()), 1);
      if (!isBlank(start, end)) {
        hasContent = true;
        sample.clear();
        return decode(start, end, sample);
      }
    }
  }

  private int end() throws InputException {
    if (!hasContent) {
      throw new InputException(inputName + " is empty");
    }
    return END;
  }

  private boolean isBlank(final int from, final int to) {
    int i = from;
    while (i < to && Format.isBlank(buffer.bytes()[i])) {
      i++;
    }
    return i == to;
  }

  private int decode(final int from, final int to, final Sample sample) throws IOException {
    final int invalid = Utf8.findInvalid(buffer.bytes(), from, to);
    if (invalid >= 0) {
      reason = "not valid UTF-8 at byte " + (invalid - from + 1) + " of the line";
      return MALFORMED;
    }
    try (JsonParser parser = JsonText.parser(buffer.bytes(), from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        reason = "not a JSON object";
        return MALFORMED;
      }
      readObject(parser, sample);
      if (parser.nextToken() != null) {
        reason = "something follows the JSON object on its line";
        return MALFORMED;
      }
      return ROW;
    } catch (final RowException e) {
      reason = e.getMessage();
    } catch (final JacksonException e) {
      reason = JsonText.why(e);
    }
    return MALFORMED;
  }
}
