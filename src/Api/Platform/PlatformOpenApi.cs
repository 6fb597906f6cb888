using Microsoft.OpenApi;

namespace TradingPlatform.Api.Platform;

/// <summary>The machine-readable description at <c>/openapi/v1.json</c>.</summary>
public static class PlatformOpenApi
{
    /// <summary>Adds it. Decimals are told as the text that they are on the wire.</summary>
    public static void AddPlatformOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", openApi =>
    {
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Trading platform";
            document.Info.Version = "v1";
            document.Servers = [];
            return Task.CompletedTask;
        });
        openApi.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type == typeof(decimal))
            {
                schema.Type = JsonSchemaType.String;
                schema.Format = "decimal";
                schema.Pattern = @"^-?\d+(\.\d+)?$";
            }

            return Task.CompletedTask;
        });
    });
}
