package vn.example.department;

import civicline.scheduling.v1.SchedulingEvents.PromisedVisit;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An office's agenda, rebuilt from events: what is promised, by code. */
final class Agenda {
  record Visit(String start, String procedure, String status) {}

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final String office;
  private final String named;
  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, Visit> visits = new TreeMap<>();

  Agenda(String office) {
    this.office = office;
    // One char for each byte, as in what is looked through.
    this.named = new String(office.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Most events are of other offices: what does not name ours need not be decoded. */
  boolean mayConcern(byte[] value) {
    return new String(value, StandardCharsets.ISO_8859_1).contains(named);
  }

  /** Takes what happened to a visit. What comes again, or late, is of a version that is known, and changes nothing. */
  void take(String type, PromisedVisit visit) {
    if (!visit.getOfficeId().equals(office)) return;
    Integer known = versions.get(visit.getCode());
    if (known != null && known >= visit.getVersion()) return;
    versions.put(visit.getCode(), visit.getVersion());
    String happened = type.split("\\.")[2];
    if (happened.equals("cancelled")) visits.remove(visit.getCode());
    else visits.put(visit.getCode(), new Visit(iso(visit.getStart()), visit.getProcedureName().getVi(), happened));
  }

  int size() {
    return visits.size();
  }

  void writeTo(Path file) throws IOException {
    Files.writeString(file, GSON.toJson(Map.of("visits", visits)));
  }

  private static String iso(Timestamp time) {
    return ISO.format(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
  }
}
