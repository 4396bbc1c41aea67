using CallInsight.Analysis;
using CallInsight.Bench.Accuracy;
using CallInsight.Bench.Accuracy.Labelled;
using CallInsight.Bench.Accuracy.Masking;
using CallInsight.Bench.Accuracy.Outcomes;
using CallInsight.Bench.Accuracy.Questions;
using CallInsight.Bench.Accuracy.Reading;
using CallInsight.Bench.Accuracy.Roles;
using CallInsight.Bench.Accuracy.Sentiment;
using CallInsight.Bench.Measuring;

// dotnet run -c Release --project bench/Accuracy -- <folder of labelled sets> [<file to write>]
if (args.Length is 0 or > 2 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("Name the folder that holds the labelled sets, such as ../shared/data; see docs/accuracy.md.");
    return 2;
}

IMeasure[] measures =
[
    new SwdaQuestions(), new MrdaQuestions(), new AnnomiQuestions(),
    new ConsultationRoles(), new CounsellingRoles(), new BargainRoles(), new StrangersRoles(),
    new MeldSentiment(), new SatisfactionSentiment(),
    new PresidioMasking(),
    new DealOrNoDeal(), new CraigslistSale(), new Persuasion(), new BankCalls(),
];
var figures = measures.SelectMany(m => m.MeasureIn(SetFolder.Of(args[0], m.Set))).ToList();
figures.AddRange(OwnSentences.Measure(Path.Combine(Machine.Clone, "bench", "Accuracy", "labelled")));
var text = AccuracyReport.Write(figures, Analyser.RulesVersion, await File.ReadAllTextAsync(Path.Combine(Machine.Clone, "bench", "Accuracy", "README.md")));
Console.WriteLine(text);
await File.WriteAllTextAsync(args.Length > 1 ? args[1] : Path.Combine(Machine.Clone, "docs", "accuracy.md"), text);
return 0;
