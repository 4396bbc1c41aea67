using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using CallInsight.Web.Calls;

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
    public static string Field(string field) => FieldNames.LabelOf(field) ?? Read("Field_" + field);

    /// <summary>The choice of a filter that leaves nothing out.</summary>
    public static string AnyOf(string field) => FieldNames.LabelOf(field) is { } key ? AnyField(key) : Read("Any_" + field);

    /// <summary>What is said of calls in which a field is not known.</summary>
    public static string NoneOf(string field) => FieldNames.LabelOf(field) is { } key ? NoField(key) : Read("None_" + field);

    private static string AnyField(object first) => Format(Read(), first);
    private static string NoField(object first) => Format(Read(), first);
    public static string Yes => Read();
    public static string No => Read();
    public static string Direction(string direction) => Read("Direction_" + direction);

    /// <summary>What can stand side by side.</summary>
    public static string Kind(string kind) => Read("Kind_" + kind);

    /// <summary>The label of a place to choose for.</summary>
    public static string Pick(string kind, int number) => Format(Read("Pick_" + kind), number);

    /// <summary>A comparison of a question, in words.</summary>
    public static string Op(string op) => Read("Op_" + op switch { "=" => "equal", "!=" => "notEqual", "<" => "less", "<=" => "atMost", ">" => "more", ">=" => "atLeast", var word => word });

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
    public static string CompareAlone => Read();
    public static string CompareMiddle => Read();
    public static string CompareSharedDays => Read();
    public static string CompareHow => Read();
    public static string CompareHowText => Read();
    public static string MeanOver => Read();
    public static string CallsName => Read();
    public static string ExploreLead => Read();
    public static string ExploreMeasures => Read();
    public static string ExploreMeasureNumber(object first) => Format(Read(), first);
    public static string ExploreAggregateNumber(object first) => Format(Read(), first);
    public static string ExploreArgumentNumber(object first) => Format(Read(), first);
    public static string ExploreNoMeasure => Read();
    public static string ExploreGroups => Read();
    public static string ExploreGroupNumber(object first) => Format(Read(), first);
    public static string ExploreNoGroup => Read();
    public static string ExploreWhere => Read();
    public static string ExploreJoinNumber(object first) => Format(Read(), first);
    public static string ExploreAnd => Read();
    public static string ExploreOr => Read();
    public static string ExploreNotNumber(object first) => Format(Read(), first);
    public static string ExploreIs => Read();
    public static string ExploreIsNot => Read();
    public static string ExploreFieldNumber(object first) => Format(Read(), first);
    public static string ExploreOpNumber(object first) => Format(Read(), first);
    public static string ExploreValueNumber(object first) => Format(Read(), first);
    public static string ExploreValueHint => Read();
    public static string ExploreNoField => Read();
    public static string ExploreFieldsOfCalls => Read();
    public static string ExploreRemove => Read();
    public static string ExploreRemoveMeasure(object first) => Format(Read(), first);
    public static string ExploreRemoveCondition(object first) => Format(Read(), first);
    public static string ExploreOrGroups => Read();
    public static string ExploreOrder => Read();
    public static string ExploreOrderNone => Read();
    public static string ExploreDirection => Read();
    public static string ExploreAscending => Read();
    public static string ExploreDescending => Read();
    public static string ExploreLimit => Read();
    public static string ExploreCompare => Read();
    public static string ExploreBeside(object first, object second) => Format(Read(), first, second);
    public static string ExploreChange(object first) => Format(Read(), first);
    public static string ExploreAnswer => Read();
    public static string ExploreRows(object first, object second) => Format(Read(), first, second);
    public static string ExploreCut(object first, object second) => Format(Read(), first, second);
    public static string ExploreEmpty => Read();
    public static string ExploreNoCalls => Read();
    public static string ExploreJson => Read();
    public static string ExploreJsonHint => Read();
    public static string ExploreCurl => Read();
    public static string ExploreCurlHint => Read();
    public static string Copy => Read();
    public static string Copied => Read();
    public static string CopyFailed => Read();

    private static string Read([CallerMemberName] string key = "")
        => Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");

    private static string Format(string text, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
