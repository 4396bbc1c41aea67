using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallInsight.Bench.Measuring;

// dotnet build -c Release src/Web && dotnet run -c Release --project bench/Provisioning [-- <members, default 10000>]
const int Connections = 8;
const int Slice = 500;
var members = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
Report.Head("Provisioning");
using var folder = new ScratchFolder();
await using var product = await Product.StartAsync(Path.Combine(folder.Path, "data"));
var workspace = await product.NewWorkspaceAsync("provisioning");
using var http = product.Client(workspace.ApiKey);
var ids = new string[members];

var (users, each) = await InParallel.RunAsync(members, Connections, async at => ids[at] = (await SendAsync(HttpMethod.Post, "Users", HttpStatusCode.Created, $$"""
    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"externalId":"external-{{at}}","userName":"person{{at}}@acme.example","active":true,
     "displayName":"Person {{at}}","name":{"givenName":"Person","familyName":"Number {{at}}"},"emails":[{"primary":true,"type":"work","value":"person{{at}}@acme.example"}],
     "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Department {{at % 20}}","employeeNumber":"{{at}}"} }
    """)).GetProperty("id").GetString()!);
var group = (await SendAsync(HttpMethod.Post, "Groups", HttpStatusCode.Created, """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Everybody"}""")).GetProperty("id").GetString();
var (joined, _) = await InParallel.RunAsync((members + Slice - 1) / Slice, 1, at => SendAsync(HttpMethod.Patch, $"Groups/{group}", HttpStatusCode.NoContent, $$"""
    {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Add","path":"members","value":[{{string.Join(',', ids.Skip(at * Slice).Take(Slice).Select(id => $$"""{"value":"{{id}}"}"""))}}]}]}
    """));
var (found, looks) = await InParallel.RunAsync(200, Connections, at => SendAsync(HttpMethod.Get, $"Users?filter=userName eq \"person{at * 31 % members}@acme.example\"", HttpStatusCode.OK, null));
var (filtered, slow) = await InParallel.RunAsync(10, 1, _ => SendAsync(HttpMethod.Get, "Users?filter=emails[type eq \"work\"].value co \"77\" and active eq true&count=10", HttpStatusCode.OK, null));

var total = (await SendAsync(HttpMethod.Get, "Users?count=0", HttpStatusCode.OK, null)).GetProperty("totalResults").GetInt32();
Report.Table([$"{members:N0} members by SCIM, {Connections} connections", "seconds in all", "a second", "ms each: median", "p99"],
[
    ["POST /Users", Report.Number(users.TotalSeconds, 1), Report.Number(members / users.TotalSeconds, 0), Report.Number(Median.Of([.. each]), 1), Report.Number(Quantile.Of(each, 0.99), 1)],
    [$"PATCH of one group, {Slice} members each", Report.Number(joined.TotalSeconds, 1), Report.Number(members / joined.TotalSeconds, 0), "–", "–"],
    ["filter by user name", Report.Number(found.TotalSeconds, 1), Report.Number(200 / found.TotalSeconds, 0), Report.Number(Median.Of([.. looks]), 1), Report.Number(Quantile.Of(looks, 0.99), 1)],
    ["filter that looks at everybody", Report.Number(filtered.TotalSeconds, 1), Report.Number(10 / filtered.TotalSeconds, 0), Report.Number(Median.Of([.. slow]), 1), Report.Number(Quantile.Of(slow, 0.99), 1)],
]);
Console.WriteLine();
Console.WriteLine($"All in {users.TotalSeconds + joined.TotalSeconds:N1} s; {total:N0} users are listed.");
return total == members ? 0 : 1;

async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpStatusCode expected, string? body)
{
    using var request = new HttpRequestMessage(method, $"/scim/v2/{path}") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/scim+json") };
    using var answer = await http.SendAsync(request);
    if (answer.StatusCode != expected)
    {
        throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    return expected == HttpStatusCode.NoContent ? default : await answer.Content.ReadFromJsonAsync<JsonElement>();
}
