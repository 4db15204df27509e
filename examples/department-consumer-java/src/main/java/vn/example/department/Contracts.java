package vn.example.department;

import civicline.scheduling.v1.SchedulingEvents.AppointmentArrived;
import civicline.scheduling.v1.SchedulingEvents.AppointmentBooked;
import civicline.scheduling.v1.SchedulingEvents.AppointmentCancelled;
import civicline.scheduling.v1.SchedulingEvents.AppointmentFulfilled;
import civicline.scheduling.v1.SchedulingEvents.AppointmentMoved;
import civicline.scheduling.v1.SchedulingEvents.AppointmentNoshow;
import civicline.scheduling.v1.SchedulingEvents.AppointmentRefused;
import civicline.scheduling.v1.SchedulingEvents.AppointmentSenthome;
import civicline.scheduling.v1.SchedulingEvents.PromisedVisit;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.Optional;

/** Reads what the hotline announces of appointments, with code made of its published contracts. */
final class Contracts {
  static final String TOPIC = "civicline.appointment.v1";

  @FunctionalInterface
  private interface Reading {
    PromisedVisit visitOf(byte[] value) throws InvalidProtocolBufferException;
  }

  private static final Map<String, Reading> KNOWN =
      Map.of(
          "civicline.scheduling.v1.AppointmentBooked", value -> AppointmentBooked.parseFrom(value).getVisit(),
          "civicline.scheduling.v1.AppointmentMoved", value -> AppointmentMoved.parseFrom(value).getVisit(),
          "civicline.scheduling.v1.AppointmentCancelled", value -> AppointmentCancelled.parseFrom(value).getVisit(),
          "civicline.scheduling.v1.AppointmentArrived", value -> AppointmentArrived.parseFrom(value).getVisit(),
          "civicline.scheduling.v1.AppointmentFulfilled", value -> AppointmentFulfilled.parseFrom(value).getVisit(),
          "civicline.scheduling.v1.AppointmentNoshow", value -> AppointmentNoshow.parseFrom(value).getVisit(),
          "civicline.scheduling.v1.AppointmentRefused", value -> AppointmentRefused.parseFrom(value).getVisit(),
          "civicline.scheduling.v1.AppointmentSenthome", value -> AppointmentSenthome.parseFrom(value).getVisit());

  private Contracts() {}

  /** The visit that an event is about; empty when the event is of a kind that these contracts do not know yet. */
  static Optional<PromisedVisit> visitOf(String schema, byte[] value) throws InvalidProtocolBufferException {
    Reading reading = KNOWN.get(schema);
    return reading == null ? Optional.empty() : Optional.of(reading.visitOf(value));
  }
}
