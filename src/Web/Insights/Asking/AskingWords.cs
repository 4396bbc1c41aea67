using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CallInsight.Web.Insights.Asking;

/// <summary>The words of the pages that ask freely, by language: AskingWords.resx is English.</summary>
internal static class AskingWords
{
    private static readonly ResourceManager Words = new("CallInsight.Web.Insights.Asking.AskingWords", typeof(AskingWords).Assembly);

    /// <summary>What is computed of a metric.</summary>
    public static string Aggregate(string aggregate) => Read("Aggregate_" + aggregate);

    /// <summary>A family of metrics.</summary>
    public static string Family(string family) => Read("Family_" + family);

    /// <summary>A field that calls are filtered, split or grouped by.</summary>
    public static string Field(string field) => Read("Field_" + field);

    /// <summary>The choice of a filter that leaves nothing out.</summary>
    public static string AnyOf(string field) => Read("Any_" + field);

    /// <summary>What is said of calls in which a field is not known.</summary>
    public static string NoneOf(string field) => Read("None_" + field);

    public static string Direction(string direction) => Read("Direction_" + direction);

    /// <summary>What can stand side by side.</summary>
    public static string Kind(string kind) => Read("Kind_" + kind);

    /// <summary>The label of a place to choose for.</summary>
    public static string Pick(string kind, int number) => Format(Read("Pick_" + kind), number);

    public static string ShareOf(object first, object second, object third) => Format(Read(), first, second, third);
    public static string MeasureOf(object first, object second) => Format(Read(), first, second);
    public static string TopicMentions(object first) => Format(Read(), first);
    public static string TopicFirstMinute(object first) => Format(Read(), first);
    public static string TrendsLead => Read();
    public static string Metric => Read();
    public static string AggregateLabel => Read();
    public static string Threshold => Read();
    public static string ThresholdHint => Read();
    public static string By => Read();
    public static string Split => Read();
    public static string SplitNone => Read();
    public static string Filter => Read();
    public static string Show => Read();
    public static string TrendsEmpty => Read();
    public static string TrendsEmptyText => Read();
    public static string Charts(object first, object second) => Format(Read(), first, second);
    public static string DrawnOf(object first) => Format(Read(), first);
    public static string CallsOf(object first) => Format(Read(), first);
    public static string ScaleShared => Read();
    public static string Annotations => Read();
    public static string AnnotationsNone => Read();
    public static string AnnotationsLead => Read();
    public static string AnnotationAdd => Read();
    public static string AnnotationDay => Read();
    public static string AnnotationText => Read();
    public static string AnnotationHint => Read();
    public static string AnnotationSave => Read();
    public static string AnnotationEdit => Read();
    public static string AnnotationRemove => Read();
    public static string AnnotationEditOf(object first) => Format(Read(), first);
    public static string AnnotationRemoveOf(object first) => Format(Read(), first);
    public static string AnnotationBy(object first, object second) => Format(Read(), first, second);
    public static string AnnotationByProgram => Read();
    public static string AnnotationSaved => Read();
    public static string AnnotationRemoved => Read();
    public static string SaveThis => Read();
    public static string SavedViews => Read();
    public static string CompareLead => Read();
    public static string CompareWhat => Read();
    public static string PickNone => Read();
    public static string PeriodStart(object first) => Format(Read(), first);
    public static string PeriodEnd(object first) => Format(Read(), first);
    public static string CompareNone => Read();
    public static string CompareNoneText => Read();
    public static string CompareNoneCalls => Read();
    public static string CompareChoose => Read();
    public static string CompareAdd => Read();
    public static string CompareTable => Read();
    public static string CompareMeasure => Read();
    public static string CompareAgainst => Read();
    public static string CompareAgainstThis => Read();
    public static string CompareAgainstOf(object first) => Format(Read(), first);
    public static string CompareOpen => Read();
    public static string CompareRemove => Read();
    public static string CompareRemoveOf(object first) => Format(Read(), first);
    public static string CompareClear(object first) => Format(Read(), first);
    public static string Higher => Read();
    public static string Lower => Read();
    public static string CompareRange(object first, object second, object third) => Format(Read(), first, second, third);
    public static string CompareUnclear => Read();
    public static string CompareTooFew => Read();
    public static string CompareSummary(object first, object second, object third, object fourth) => Format(Read(), first, second, third, fourth);
    public static string CompareSummaryNone(object first) => Format(Read(), first);
    public static string CompareSummaryCalls => Read();
    public static string CompareMiddle => Read();
    public static string CompareHow => Read();
    public static string CompareHowText => Read();
    public static string MeanOver => Read();

    private static string Read([CallerMemberName] string key = "")
        => Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");

    private static string Format(string text, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
