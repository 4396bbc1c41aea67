using CallInsight.Contracts;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CallInsight.Web.Integrations.Reference;

/// <summary>What the OpenAPI document says beyond what endpoints tell by themselves: how to send a key, which scope it needs, how refusals look.</summary>
internal static class ApiDocument
{
    private const string Key = "key";

    public static IServiceCollection AddApiDocument(this IServiceCollection services)
        => services.AddOpenApi("v1", o =>
        {
            o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            o.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
            o.AddOperationTransformer((operation, context, _) =>
            {
                Complete(operation, context);
                return Task.CompletedTask;
            });
        });

    /// <summary>Tells the parameters of an endpoint that reads its query itself.</summary>
    public static T WithQuery<T>(this T endpoint, params (string Name, string Description)[] parameters)
        where T : IEndpointConventionBuilder
        => endpoint.WithMetadata(new QueryParameters(parameters));

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CallInsight API",
            Version = "v1",
            License = new OpenApiLicense { Name = "Apache-2.0" },
            Description = "JSON in camelCase. Times are ISO 8601 in UTC, durations seconds. Lists give items and nextCursor. A refusal is a problem detail (RFC 9457) with a stable code.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key of your workspace: ci_live_… Operators' endpoints take the operator's token.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
    }

    private static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var (name, description) in metadata.OfType<QueryParameters>().SelectMany(q => q.Parameters))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }

        if (metadata.OfType<EndpointRule>().FirstOrDefault() is { Permission: { } permission } && RoleTable.ScopeFor(permission) is { } scope)
        {
            operation.Description = $"Scope: {scope}.";
        }

        operation.Responses ??= [];
        operation.Responses.TryAdd("401", new OpenApiResponse { Description = "No key, or one that is not good." });
        operation.Responses.TryAdd("429", new OpenApiResponse { Description = "Too fast: wait as Retry-After says." });
    }

    private sealed record QueryParameters((string Name, string Description)[] Parameters);
}
