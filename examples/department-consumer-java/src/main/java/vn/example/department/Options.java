package vn.example.department;

import java.nio.file.Path;

/** What was asked on the command line. */
record Options(String kafka, String office, Path agenda, boolean once) {
  /** Ends the program with what is wrong when something is. */
  static Options read(String[] args) {
    String kafka = "";
    String office = "ppac";
    String agenda = "agenda.json";
    boolean once = false;
    for (int n = 0; n < args.length; n++) {
      switch (args[n]) {
        case "--kafka" -> kafka = valueOf(args, ++n);
        case "--office" -> office = valueOf(args, ++n);
        case "--agenda" -> agenda = valueOf(args, ++n);
        case "--once" -> once = true;
        default -> endWith("no such option: " + args[n]);
      }
    }
    if (kafka.isEmpty()) endWith("--kafka is missing");
    return new Options(kafka, office, Path.of(agenda), once);
  }

  private static String valueOf(String[] args, int n) {
    if (n >= args.length) endWith(args[n - 1] + " has no value");
    return args[n];
  }

  private static void endWith(String fault) {
    System.err.println(fault + "; --kafka HOST:PORT [--office ID] [--agenda FILE] [--once]");
    System.exit(2);
  }
}
