import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Asks veraPDF about each file named, once for each standard. Writes a line for each, its fields
 * parted by tabs: file, standard (ua1 or 2a), "passes" or "fails", how many checks were made, and
 * the clauses that failed, parted by " | ", each with its count and first message. The exit code
 * is 0 whatever the verdicts are; they are the reader's to judge.
 */
public class Judge {
  private static final List<PDFAFlavour> STANDARDS =
      List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String file : files) {
      for (PDFAFlavour standard : STANDARDS) {
        out.println(verdict(file, standard));
      }
    }
  }

  private static String verdict(String file, PDFAFlavour standard) throws Exception {
    try (var bytes = new FileInputStream(file);
        var parser = Foundries.defaultInstance().createParser(bytes, standard);
        var validator = Foundries.defaultInstance().createValidator(standard, false)) {
      var result = validator.validate(parser);
      return String.join(
          "\t",
          file,
          standard.getId(),
          result.isCompliant() ? "passes" : "fails",
          Integer.toString(result.getTotalAssertions()),
          failures(result.getTestAssertions()));
    }
  }

  private static String failures(List<TestAssertion> assertions) {
    Map<String, List<TestAssertion>> byRule =
        assertions.stream()
            .filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
            .collect(
                Collectors.groupingBy(
                    a -> a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber(),
                    TreeMap::new,
                    Collectors.toList()));
    return byRule.entrySet().stream()
        .map(e -> e.getKey() + " (" + e.getValue().size() + "): " + e.getValue().get(0).getMessage())
        .map(s -> s.replaceAll("\\s+", " "))
        .collect(Collectors.joining(" | "));
  }
}
